import { LoggerService } from '@backstage/backend-plugin-api';
import { CustomErrorBase, InputError, toError } from '@backstage/errors';
import { randomUUID } from 'crypto';
import { ErrorRequestHandler } from 'express';

/** Kinds whose messages were written for the client. */
const speakingKinds = new Set([
  'AuthenticationError',
  'ConflictError',
  'InputError',
  'NotAllowedError',
  'NotFoundError',
  'NotImplementedError',
  'ServiceUnavailableError',
]);

/** What a client learns of an error that was not written for it. */
export class UnexpectedError extends CustomErrorBase {
  name = 'UnexpectedError' as const;
}

/**
 * Replaces errors that were not written for clients: the framework would send their
 * messages as they are, with whatever AWS, Pulumi or the database put into them.
 */
export function createErrorMapper(options: {
  logger: LoggerService;
}): ErrorRequestHandler {
  return (error, _request, _response, next) => {
    const { name, type } = toError(error) as Error & { type?: string };
    if (speakingKinds.has(name)) {
      next(error);
    } else if (type === 'entity.parse.failed') {
      next(new InputError('The request body is not valid JSON'));
    } else if (type === 'entity.too.large') {
      next(new InputError('The request body is too large'));
    } else {
      const correlationId = randomUUID();
      options.logger.error(`Unexpected error ${correlationId}`, toError(error));
      next(
        new UnexpectedError(
          `Something went wrong that Backlot has no words for; the log of the backend has more under ${correlationId}`,
        ),
      );
    }
  };
}
