import { LoggerService } from '@backstage/backend-plugin-api';
import { OperationResult } from '@backlot/engine';
import { isError } from '@backstage/errors';
import { randomUUID } from 'crypto';
import { OperationRow } from '../database/OperationRow';

/** The names of errors whose words are ours and meant for people. */
const SPEAKING_ERRORS = [
  'ConflictError',
  'NotFoundError',
  'ServiceUnavailableError',
  'InputError',
];

/** The result of an operation that could not be tried; what is not meant for people stays in the log. */
export function failedBeforeEnd(options: {
  operation: OperationRow;
  error: unknown;
  logger: LoggerService;
}): OperationResult {
  const { operation, error, logger } = options;
  const reference = randomUUID();
  logger.error(
    `Operation ${operation.id} failed before its end (${reference})`,
    error as Error,
  );
  const isSpeaking = isError(error) && SPEAKING_ERRORS.includes(error.name);
  return {
    outcome: 'failed',
    changes: { create: 0, update: 0, replace: 0, delete: 0, same: 0 },
    problem: {
      code: 'not-started',
      title: 'The operation could not be carried out',
      cause: isSpeaking
        ? error.message
        : 'Something unexpected happened in the portal; its log has the details.',
      nextStep: isSpeaking
        ? 'Correct what is named and run the operation again.'
        : `Give the reference ${reference} to the operators of the portal.`,
      retryable: true,
    },
  };
}
