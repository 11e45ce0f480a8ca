import {
  OperationRequest,
  OperationResult,
  RunOperationOptions,
} from '@backlot/engine';

/** Performs operations on behalf of the environments backend. @public */
export interface OperationRunner {
  /**
   * Performs one operation. Rejects only when the operation could not even be tried; every other
   * end is told by the result's outcome.
   */
  run(
    request: OperationRequest,
    options: RunOperationOptions,
  ): Promise<OperationResult>;
  /** Ends every process of an operation on this machine, also those of a backend that is gone. */
  kill(operation: { operationId: string }): Promise<void>;
}
