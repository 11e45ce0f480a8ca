import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { randomUUID } from 'crypto';
import { ErrorRequestHandler } from 'express';

/** Kinds whose messages were written for the client. The framework takes the status from the name. */
const speakingKinds = new Set([
  'AuthenticationError',
  'ConflictError',
  'InputError',
  'NotAllowedError',
  'NotFoundError',
  'NotImplementedError',
  'ServiceUnavailableError',
]);

/**
 * Replaces errors that were not written for clients: the framework would send their
 * messages as they are, with whatever AWS, Pulumi or the database put into them.
 */
export function createErrorMapper(options: {
  logger: LoggerService;
}): ErrorRequestHandler {
  return (thrown, _request, _response, next) => {
    const error = toError(thrown) as Error & { type?: string };
    if (speakingKinds.has(error.name)) {
      if (error.cause) {
        options.logger.info('A request was refused', error);
      }
      next(clientError(error.name, messageWithoutCause(error)));
    } else if (error.type === 'entity.parse.failed') {
      next(clientError('InputError', 'The request body is not valid JSON'));
    } else if (error.type === 'entity.too.large') {
      next(clientError('InputError', 'The request body is too large'));
    } else {
      const correlationId = randomUUID();
      options.logger.error(`Unexpected error ${correlationId}`, error);
      next(
        clientError(
          'UnexpectedError',
          `Something went wrong that Backlot has no words for; the log of the backend has more under ${correlationId}`,
        ),
      );
    }
  };
}

/** Neither a stack nor a cause, which the framework would send along. */
function clientError(name: string, message: string): Error {
  return Object.assign(new Error(message), { name, stack: undefined });
}

/** Typed errors append what caused them to their message, and that may be anything. */
function messageWithoutCause({ message, cause }: Error): string {
  const appended = `; caused by ${cause}`;
  return cause && message.endsWith(appended)
    ? message.slice(0, -appended.length)
    : message;
}
