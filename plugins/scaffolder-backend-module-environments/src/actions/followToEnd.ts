import { LoggerService } from '@backstage/backend-plugin-api';
import {
  EnvironmentsClient,
  isOperationFinished,
  Operation,
} from '@backlot/plugin-environments-common';
import { describeEvent } from './describeEvent';
import { OperationFailedError } from './OperationFailedError';
import { readableRefusal } from './readableRefusal';

/**
 * Follows an operation to its end and logs each step as it happens. Aborting the task cancels the
 * operation and waits until the engine has wound down.
 *
 * @throws OperationFailedError unless the operation succeeded.
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
    readableRefusal(() => client.cancelOperation(operationId)).catch(error =>
      logger.warn(`The operation could not be cancelled: ${error.message}`),
    );
  };
  if (signal?.aborted) {
    cancel();
  }
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    return await readableRefusal(async () => {
      for await (const { payload } of client.followOperation(operationId)) {
        const line = describeEvent(payload);
        if (line) {
          logger.info(line);
        }
      }
      return succeeded(await client.getOperation(operationId));
    });
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

function succeeded(operation: Operation): Operation {
  if (!isOperationFinished(operation.state)) {
    throw new Error(
      `The events of operation ${operation.id} ended while it is ${operation.state}; look at its page`,
    );
  }
  if (operation.state !== 'succeeded') {
    throw OperationFailedError.of(operation);
  }
  return operation;
}
