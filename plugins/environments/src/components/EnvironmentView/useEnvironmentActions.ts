import {
  CreateOperationRequest,
  Environment,
  Operation,
} from '@backlot/plugin-environments-common';
import {
  coreApis,
  useApi,
  useAppNavigate,
  useRouteRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { useState } from 'react';
import { environmentsApiRef } from '../../api/environmentsApiRef';
import { describeError } from '../../display/describeError';
import { operationRouteRef } from '../../routes';
import { environmentsTranslationRef } from '../../translation';

/** Answer of {@link useEnvironmentActions}. */
export interface EnvironmentActionHandlers {
  /** The action whose answer is awaited. */
  pending?: string;
  run(kind: CreateOperationRequest['kind']): void;
  destroy(confirmName: string): Promise<void>;
  setProtected(isProtected: boolean): void;
}

/** Sends the actions of an environment, and goes to the operation each one starts. */
export function useEnvironmentActions(options: {
  environment: Environment;
  onChanged(): void;
}): EnvironmentActionHandlers {
  const { environment, onChanged } = options;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const client = useApi(environmentsApiRef);
  const toast = useApi(coreApis.toast);
  const navigate = useAppNavigate();
  const operationLink = useRouteRef(operationRouteRef);
  const [pending, setPending] = useState<string>();

  const attempt = async <T>(name: string, action: () => Promise<T>) => {
    setPending(name);
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
      setPending(undefined);
    }
  };
  const goTo = (operation?: Operation) => {
    const path = operation && operationLink?.({ operationId: operation.id });
    if (path) {
      navigate(path);
    }
  };

  return {
    pending,
    run: async kind =>
      goTo(
        await attempt(kind, () =>
          client.createOperation(environment.id, { kind }),
        ),
      ),
    destroy: async confirmName =>
      goTo(
        await attempt('destroy', () =>
          client.destroyEnvironment(environment.id, { confirmName }),
        ),
      ),
    setProtected: async isProtected => {
      await attempt('protect', () =>
        client.updateEnvironment(environment.id, { protected: isProtected }),
      );
      onChanged();
    },
  };
}
