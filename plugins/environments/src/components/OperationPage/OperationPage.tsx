import {
  ChangeSummary,
  isOperationFinished,
  Operation,
  OperationState,
} from '@backlot/plugin-environments-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Container, Flex, Skeleton, Text } from '@backstage/ui';
import { useParams } from 'react-router-dom';
import { OperationProgress } from '../../data/reduceOperationEvents';
import { FollowedOperation, useOperation } from '../../data/useOperation';
import { LoadProblem } from '../../display/LoadProblem';
import { environmentsTranslationRef } from '../../translation';
import { OperationActions } from './OperationActions';
import { OperationHeading } from './OperationHeading';
import { OperationLog } from './OperationLog';
import styles from './OperationPage.module.css';
import { OperationProgressBar } from './OperationProgressBar';
import { ProblemCard } from './ProblemCard';
import { ResourceProgressTable } from './ResourceProgressTable';

/** One operation, live. */
export function OperationPage() {
  const { operationId = '' } = useParams();
  const { t } = useTranslationRef(environmentsTranslationRef);
  const followed = useOperation(operationId);
  const { operation, error } = followed;
  return (
    <Container>
      <Flex direction="column" gap="5">
        {error && (
          <LoadProblem
            what={t('what.operation')}
            error={error}
            onRetry={followed.reload}
          />
        )}
        {operation && (
          <LoadedOperation operation={operation} followed={followed} />
        )}
        {!operation && !error && (
          <Flex
            direction="column"
            gap="4"
            role="status"
            aria-label={t('common.loading')}
          >
            <Skeleton height={44} width={320} />
            <Skeleton height={56} />
            <Skeleton height={320} />
          </Flex>
        )}
      </Flex>
    </Container>
  );
}

/** The row and the events arrive on different ways; the one that is further along is right. */
function latestState(
  operation: Operation,
  progress: OperationProgress,
): OperationState {
  if (isOperationFinished(operation.state) || !progress.state) {
    return operation.state;
  }
  return operation.state === 'cancelling' &&
    !isOperationFinished(progress.state)
    ? 'cancelling'
    : progress.state;
}

function LoadedOperation(props: {
  operation: Operation;
  followed: FollowedOperation;
}) {
  const { operation, followed } = props;
  const { progress } = followed;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const state = latestState(operation, progress);
  const endedBadly = state === 'failed' || state === 'interrupted';
  const endedAt = operation.finishedAt ?? progress.finishedAt;
  const changes = progress.changes ?? operation.changes;
  return (
    <>
      <OperationHeading
        operation={operation}
        state={state}
        startedAt={operation.startedAt ?? progress.startedAt}
        finishedAt={endedAt}
        actions={
          <OperationActions
            operation={operation}
            state={state}
            onChanged={followed.replaceOperation}
          />
        }
      />
      <div>
        <OperationProgressBar progress={progress} operation={operation} />
        <div className={styles.counts}>
          {state === 'queued' && Boolean(operation.queuePosition) && (
            <>
              {t('operation.queuePosition', {
                count: operation.queuePosition!,
              })}
            </>
          )}
          {state === 'cancelling' && t('operation.action.cancellingHint')}
          {isOperationFinished(state) && changes && (
            <ChangeCounts changes={changes} />
          )}
        </div>
      </div>
      {endedBadly && (
        <ProblemCard problem={operation.problem ?? progress.problem} />
      )}
      <div className={styles.columns}>
        <ResourceProgressTable
          resources={progress.resources}
          endedAt={endedAt}
        />
        <OperationLog lines={progress.log} />
      </div>
    </>
  );
}

function ChangeCounts(props: { changes: ChangeSummary }) {
  const { t } = useTranslationRef(environmentsTranslationRef);
  const kinds = ['create', 'update', 'replace', 'delete', 'same'] as const;
  return (
    <Text variant="body-small" color="secondary">
      {kinds
        .filter(kind => props.changes[kind] > 0)
        .map(kind =>
          t(`operation.changes.${kind}`, {
            number: String(props.changes[kind]),
          }),
        )
        .join(' · ')}
    </Text>
  );
}
