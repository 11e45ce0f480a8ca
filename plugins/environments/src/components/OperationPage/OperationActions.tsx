import {
  environmentDeployPermission,
  environmentDestroyPermission,
  isOperationFinished,
  Operation,
  OperationState,
} from '@backlot/plugin-environments-common';
import {
  coreApis,
  useApi,
  useAppNavigate,
  useRouteRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Flex, Text } from '@backstage/ui';
import { useState } from 'react';
import { environmentsApiRef } from '../../api/environmentsApiRef';
import { describeError } from '../../display/describeError';
import { operationRouteRef } from '../../routes';
import { environmentsTranslationRef } from '../../translation';

/** Props of {@link OperationActions}. */
export interface OperationActionsProps {
  operation: Operation;
  state: OperationState;
  onChanged(operation: Operation): void;
}

/** Cancel while it runs, retry once it ended badly. */
export function OperationActions(props: OperationActionsProps) {
  const { operation, state, onChanged } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const client = useApi(environmentsApiRef);
  const toast = useApi(coreApis.toast);
  const navigate = useAppNavigate();
  const operationLink = useRouteRef(operationRouteRef);
  const [isSending, setIsSending] = useState(false);
  const permission = usePermission({
    permission:
      operation.kind === 'destroy'
        ? environmentDestroyPermission
        : environmentDeployPermission,
    resourceRef: operation.environmentId,
  });

  const send = async (action: () => Promise<Operation>) => {
    setIsSending(true);
    try {
      return await action();
    } catch (error) {
      toast.post({
        title: t('common.actionFailed'),
        description: describeError(error as Error),
        status: 'danger',
      });
      return undefined;
    } finally {
      setIsSending(false);
    }
  };
  const cancel = async () => {
    const answer = await send(() => client.cancelOperation(operation.id));
    if (answer) {
      onChanged(answer);
    }
  };
  const retry = async () => {
    const answer = await send(() => client.retryOperation(operation.id));
    const path = answer && operationLink?.({ operationId: answer.id });
    if (path) {
      navigate(path);
    }
  };

  const isCancelling = state === 'cancelling';
  const canRetry = ['failed', 'cancelled', 'interrupted'].includes(state);
  return (
    <div role="group" aria-label={t('operation.action.label')}>
      <Flex direction="column" gap="1" align="end" style={{ minHeight: 44 }}>
        {!isOperationFinished(state) && (
          <Button
            variant="secondary"
            destructive
            isDisabled={!permission.allowed || isCancelling}
            isPending={isSending || isCancelling}
            onPress={cancel}
          >
            {isCancelling
              ? t('operation.action.cancelling')
              : t('operation.action.cancel')}
          </Button>
        )}
        {canRetry && (
          <Button
            variant="primary"
            isDisabled={!permission.allowed}
            isPending={isSending}
            onPress={retry}
          >
            {t('operation.action.retry')}
          </Button>
        )}
        {!permission.allowed && !permission.loading && (
          <Text variant="body-small" color="secondary">
            {t('operation.action.denied')}
          </Text>
        )}
      </Flex>
    </div>
  );
}
