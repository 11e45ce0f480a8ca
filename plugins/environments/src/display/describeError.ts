import { ResponseError } from '@backstage/errors';

/** The sentence of an error that is meant for a person: what the backend said, without the frame around it. */
export function describeError(error: Error): string {
  if (error instanceof ResponseError) {
    return error.body.error.message || error.message;
  }
  return error.message;
}
