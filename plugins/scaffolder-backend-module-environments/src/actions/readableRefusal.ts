import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ResponseError,
  ServiceUnavailableError,
} from '@backstage/errors';

const ERRORS: Record<number, new (message: string) => Error> = {
  400: InputError,
  403: NotAllowedError,
  404: NotFoundError,
  409: ConflictError,
  422: InputError,
  503: ServiceUnavailableError,
};

/**
 * Calls the API; a refusal is thrown with the API's own sentence. The message of a
 * `ResponseError` is only the status line, and that is all a task's log would show.
 */
export async function readableRefusal<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (ResponseError.is(error)) {
      const Refusal = ERRORS[error.statusCode] ?? Error;
      throw new Refusal(error.cause.message);
    }
    throw error;
  }
}
