import {
  Environment,
  EnvironmentResource,
  isOperationFinished,
} from '@backlot/plugin-environments-common';
import {
  useApi,
  useAppSearchParams,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Alert, Flex, Skeleton } from '@backstage/ui';
import { environmentsApiRef } from '../../api/environmentsApiRef';
import { useLoaded } from '../../data/useLoaded';
import { describeError } from '../../display/describeError';
import { LoadProblem } from '../../display/LoadProblem';
import { environmentsTranslationRef } from '../../translation';
import { EnvironmentActions } from './EnvironmentActions';
import { EnvironmentHeading } from './EnvironmentHeading';
import styles from './EnvironmentView.module.css';
import { LastProblem } from './LastProblem';
import { OperationUnderWay } from './OperationUnderWay';
import { OutputList } from './OutputList';
import { RecentOperations } from './RecentOperations';
import { ResourcePanel } from './ResourcePanel';
import { ResourceTiers } from './ResourceTiers';

const REFRESH_MILLISECONDS = 10_000;

/** Props of {@link EnvironmentView}. */
export interface EnvironmentViewProps {
  environmentId: string;
}

/** Everything about one environment: facts, actions, resources, outputs, operations. */
export function EnvironmentView(props: EnvironmentViewProps) {
  const { environmentId } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const client = useApi(environmentsApiRef);
  const environment = useLoaded({
    key: environmentId,
    load: signal => client.getEnvironment(environmentId, { signal }),
    refreshMilliseconds: REFRESH_MILLISECONDS,
  });

  if (!environment.value) {
    return environment.error ? (
      <LoadProblem
        what={t('what.environment')}
        error={environment.error}
        onRetry={environment.reload}
      />
    ) : (
      <EnvironmentSkeleton />
    );
  }
  return (
    <Flex direction="column" gap="5">
      {environment.error && (
        <Alert
          status="warning"
          icon
          title={t('common.staleData')}
          description={describeError(environment.error)}
        />
      )}
      <LoadedEnvironment
        environment={environment.value}
        onChanged={environment.reload}
      />
    </Flex>
  );
}

function LoadedEnvironment(props: {
  environment: Environment;
  onChanged(): void;
}) {
  const { environment, onChanged } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const client = useApi(environmentsApiRef);
  const [parameters, setParameters] = useAppSearchParams();
  // What is read below changes when an operation ends, so its end is part of the key.
  const operation = environment.lastOperation;
  const version = `${environment.id} ${operation?.id} ${operation?.finishedAt}`;
  const resources = useLoaded({
    key: version,
    load: signal => client.listResources(environment.id, { signal }),
  });
  const items = resources.value?.items ?? [];
  const selected = items.find(item => item.urn === parameters.get('resource'));
  const select = (resource?: EnvironmentResource) => {
    const next = new URLSearchParams(parameters);
    if (resource) {
      next.set('resource', resource.urn);
    } else {
      next.delete('resource');
    }
    setParameters(next, { replace: true });
  };
  const isUnderWay = operation && !isOperationFinished(operation.state);

  return (
    <>
      <EnvironmentHeading environment={environment} />
      <LastProblem environment={environment} />
      <EnvironmentActions
        environment={environment}
        resourceCount={resources.value?.items.length}
        onChanged={onChanged}
      />
      {isUnderWay && (
        <OperationUnderWay operationId={operation.id} onFinished={onChanged} />
      )}
      <div className={`${styles.body} ${selected ? styles.bodyWithPanel : ''}`}>
        <Flex direction="column" gap="5">
          <div className={styles.columns}>
            <OutputList environmentId={environment.id} version={version} />
            <RecentOperations
              environmentId={environment.id}
              version={version}
            />
          </div>
          {resources.error && !resources.value ? (
            <LoadProblem
              what={t('what.resources')}
              error={resources.error}
              onRetry={resources.reload}
            />
          ) : (
            <ResourceTiers
              resources={resources.value}
              isCreating={environment.status === 'creating'}
              selectedUrn={selected?.urn}
              onSelect={select}
            />
          )}
        </Flex>
        {selected && (
          <ResourcePanel
            key={selected.urn}
            resource={selected}
            onClose={() => select()}
          />
        )}
      </div>
    </>
  );
}

function EnvironmentSkeleton() {
  const { t } = useTranslationRef(environmentsTranslationRef);
  return (
    <Flex
      direction="column"
      gap="4"
      role="status"
      aria-label={t('common.loading')}
    >
      <Skeleton height={32} width={260} />
      <Skeleton height={90} />
      <Skeleton height={36} width={360} />
      <Skeleton height={280} />
    </Flex>
  );
}
