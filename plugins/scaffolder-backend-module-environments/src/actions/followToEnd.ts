import { LoggerService } from '@backstage/backend-plugin-api';
import {
  EnvironmentsClient,
  isOperationFinished,
  Operation,
  OperationEventPayload,
} from '@backlot/plugin-environments-common';

/**
 * Follows an operation to its end and logs each step as it happens. Aborting the task cancels the
 * operation and waits until the engine has wound down.
 *
 * @throws Error with title, cause and next step unless the operation succeeded.
 */
export async function followToEnd(options: {
  client: EnvironmentsClient;
  operationId: string;
  logger: LoggerService;
  signal?: AbortSignal;
}): Promise<Operation> {
  const { client, operationId, logger, signal } = options;
  const cancel = () => {
    logger.info('The task was cancelled; asking the operation to stop');
    client
      .cancelOperation(operationId)
      .catch(error =>
        logger.warn(`The operation could not be cancelled: ${error.message}`),
      );
  };
  if (signal?.aborted) {
    cancel();
  }
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    for await (const { payload } of client.followOperation(operationId)) {
      const line = describe(payload);
      if (line) {
        logger.info(line);
      }
    }
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
  const operation = await client.getOperation(operationId);
  if (!isOperationFinished(operation.state)) {
    throw new Error(
      `The events of operation ${operationId} ended while it is ${operation.state}; look at its page`,
    );
  }
  if (operation.state !== 'succeeded') {
    throw new Error(failure(operation));
  }
  return operation;
}

function failure(operation: Operation): string {
  const { kind, state, problem } = operation;
  return problem
    ? `${kind} ${state}: ${problem.title}. ${problem.cause} ${problem.nextStep}`
    : `${kind} ${state}`;
}

function describe(payload: OperationEventPayload): string | undefined {
  switch (payload.type) {
    case 'state-changed':
      return `The operation is ${payload.state}`;
    case 'resource-done':
      return payload.step === 'same'
        ? undefined
        : `${payload.step} ${payload.resourceType} ${payload.name}: done`;
    case 'resource-failed':
      return `${payload.step} ${payload.resourceType} ${payload.name}: failed, ${payload.problem.title}`;
    case 'policy-violation':
      return `policy ${payload.policy} (${payload.level}): ${payload.message}`;
    case 'diagnostic':
      return payload.severity === 'info' ? undefined : payload.message;
    case 'summary': {
      const { create, update, replace, delete: gone, same } = payload.changes;
      return `${create} created, ${update} updated, ${replace} replaced, ${gone} deleted, ${same} unchanged`;
    }
    default:
      return undefined;
  }
}
