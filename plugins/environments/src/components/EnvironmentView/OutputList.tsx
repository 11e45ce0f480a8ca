import { EnvironmentOutput } from '@backlot/plugin-environments-common';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, Text } from '@backstage/ui';
import { environmentsApiRef } from '../../api/environmentsApiRef';
import { useLoaded } from '../../data/useLoaded';
import { ExternalLink } from '../../display/ExternalLink';
import { isWebAddress } from '../../display/isWebAddress';
import { LoadProblem } from '../../display/LoadProblem';
import { environmentsTranslationRef } from '../../translation';
import styles from './EnvironmentView.module.css';

/** Props of {@link OutputList}. */
export interface OutputListProps {
  environmentId: string;
  /** Changes when the outputs may have. */
  version: string;
}

/** What the environment gives to its users, such as its addresses. */
export function OutputList(props: OutputListProps) {
  const { environmentId, version } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const client = useApi(environmentsApiRef);
  const outputs = useLoaded({
    key: version,
    load: signal => client.listOutputs(environmentId, { signal }),
  });
  const items = outputs.value?.items;
  return (
    <section aria-labelledby="environment-outputs" className={styles.section}>
      <Text as="h3" id="environment-outputs" variant="title-x-small">
        {t('environment.outputs.title')}
      </Text>
      {outputs.isLoading && <Skeleton height={80} />}
      {outputs.error && !items && (
        <LoadProblem
          what={t('what.outputs')}
          error={outputs.error}
          onRetry={outputs.reload}
        />
      )}
      {items?.length === 0 && (
        <Text as="p" color="secondary">
          {t('environment.outputs.empty')}
        </Text>
      )}
      <ul className={styles.list}>
        {items?.map(output => (
          <li key={output.name}>
            <span className={styles.outputName} title={output.description}>
              {output.title}
            </span>
            <OutputValue output={output} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OutputValue(props: { output: EnvironmentOutput }) {
  const { output } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  if (output.secret) {
    return (
      <span className={styles.secondary}>
        {t('environment.outputs.secret')}
      </span>
    );
  }
  const text =
    typeof output.value === 'string'
      ? output.value
      : JSON.stringify(output.value);
  return output.type === 'url' && isWebAddress(text) ? (
    <ExternalLink href={text} text={text} />
  ) : (
    <code className={styles.code}>{text}</code>
  );
}
