import { ConflictError } from '@backstage/errors';

/** Thrown when another worker has taken the operation over. */
export class LeaseLostError extends ConflictError {
  constructor(operationId: string) {
    super(`Operation ${operationId} belongs to another worker now`);
  }
}
