import {
  useApi,
  useRouteRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { Link, Skeleton, Text } from '@backstage/ui';
import { environmentsApiRef } from '../../api/environmentsApiRef';
import { useLoaded } from '../../data/useLoaded';
import { LoadProblem } from '../../display/LoadProblem';
import { RelativeTime } from '../../display/RelativeTime';
import { OperationStateWord } from '../../display/StatusWord';
import { operationRouteRef } from '../../routes';
import { environmentsTranslationRef } from '../../translation';
import styles from './EnvironmentView.module.css';

const SHOWN = 8;

/** Props of {@link RecentOperations}. */
export interface RecentOperationsProps {
  environmentId: string;
  /** Changes when there may be a new operation. */
  version: string;
}

/** The newest operations of an environment. */
export function RecentOperations(props: RecentOperationsProps) {
  const { environmentId, version } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const client = useApi(environmentsApiRef);
  const operationLink = useRouteRef(operationRouteRef);
  const operations = useLoaded({
    key: version,
    load: signal =>
      client.listOperations(environmentId, { limit: SHOWN }, { signal }),
  });
  const items = operations.value?.items;
  return (
    <section
      aria-labelledby="environment-operations"
      className={styles.section}
    >
      <Text as="h3" id="environment-operations" variant="title-x-small">
        {t('environment.operations.title')}
      </Text>
      {operations.isLoading && <Skeleton height={80} />}
      {operations.error && !items && (
        <LoadProblem
          what={t('what.operations')}
          error={operations.error}
          onRetry={operations.reload}
        />
      )}
      {items?.length === 0 && (
        <Text as="p" color="secondary">
          {t('environment.operations.empty')}
        </Text>
      )}
      <ul className={styles.list}>
        {items?.map(operation => (
          <li key={operation.id}>
            <Link href={operationLink?.({ operationId: operation.id })}>
              {t(`operationKind.${operation.kind}`)}
            </Link>
            <OperationStateWord state={operation.state} />
            <span className={styles.secondary}>
              <RelativeTime at={operation.createdAt} />{' '}
              {t('environment.operations.by', {
                user: <EntityDisplayName entityRef={operation.requestedBy} />,
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
