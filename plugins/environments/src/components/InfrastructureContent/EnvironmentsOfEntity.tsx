import { environmentCreatePermission } from '@backlot/plugin-environments-common';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  useApi,
  useAppSearchParams,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { ButtonLink, Flex, Skeleton, Text } from '@backstage/ui';
import { environmentsApiRef } from '../../api/environmentsApiRef';
import { listAllEnvironments } from '../../data/listAllEnvironments';
import { useLoaded } from '../../data/useLoaded';
import { EmptyMessage } from '../../display/EmptyMessage';
import { LoadProblem } from '../../display/LoadProblem';
import { environmentsTranslationRef } from '../../translation';
import { EnvironmentView } from '../EnvironmentView/EnvironmentView';
import { useCreateEnvironmentHref } from '../useCreateEnvironmentHref';
import { EnvironmentSwitch } from './EnvironmentSwitch';
import { sortByStage } from './sortByStage';

const REFRESH_MILLISECONDS = 10_000;

/** The environments of a component or system: a switch, and the chosen one below it. */
export function EnvironmentsOfEntity(props: { entity: Entity }) {
  const { entity } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const client = useApi(environmentsApiRef);
  const [parameters, setParameters] = useAppSearchParams();
  const ref = stringifyEntityRef(entity);
  const isSystem = entity.kind.toLocaleLowerCase('en-US') === 'system';
  const environments = useLoaded({
    key: ref,
    load: async signal => {
      const [found, { stages }] = await Promise.all([
        listAllEnvironments({
          client,
          query: isSystem ? { systemRef: ref } : { componentRef: ref },
          signal,
        }),
        client.listAccounts({ signal }),
      ]);
      return sortByStage(found, stages);
    },
    refreshMilliseconds: REFRESH_MILLISECONDS,
  });

  if (!environments.value) {
    return environments.error ? (
      <LoadProblem
        what={t('what.environments')}
        error={environments.error}
        onRetry={environments.reload}
      />
    ) : (
      <Flex
        direction="column"
        gap="4"
        role="status"
        aria-label={t('common.loading')}
      >
        <Skeleton height={64} />
        <Skeleton height={320} />
      </Flex>
    );
  }
  if (environments.value.length === 0) {
    return (
      <EmptyMessage
        title={t('content.empty.title')}
        description={t('content.empty.description', {
          name: entity.metadata.title ?? entity.metadata.name,
        })}
        action={<CreateLink componentRef={ref} />}
      />
    );
  }
  const chosen =
    environments.value.find(({ id }) => id === parameters.get('environment')) ??
    environments.value[0];
  return (
    <Flex direction="column" gap="5">
      <Flex
        justify="between"
        align="start"
        gap="3"
        style={{ flexWrap: 'wrap' }}
      >
        <EnvironmentSwitch
          environments={environments.value}
          chosenId={chosen.id}
          onChoose={id => setParameters({ environment: id }, { replace: true })}
        />
        <CreateLink componentRef={ref} />
      </Flex>
      <EnvironmentView key={chosen.id} environmentId={chosen.id} />
    </Flex>
  );
}

function CreateLink(props: { componentRef: string }) {
  const { t } = useTranslationRef(environmentsTranslationRef);
  const href = useCreateEnvironmentHref(props.componentRef);
  const { allowed, loading } = usePermission({
    permission: environmentCreatePermission,
  });
  return (
    <Flex direction="column" gap="1">
      <ButtonLink href={href} variant="secondary" isDisabled={!allowed}>
        {t('list.create')}
      </ButtonLink>
      {!allowed && !loading && (
        <Text variant="body-small" color="secondary">
          {t('list.createDenied')}
        </Text>
      )}
    </Flex>
  );
}
