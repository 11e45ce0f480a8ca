import {
  OperationRequest,
  OperationResult,
  RunOperationOptions,
} from '@backlot/engine';

/** What the worker needs of the engine. */
export interface OperationRunner {
  run(
    request: OperationRequest,
    options: RunOperationOptions,
  ): Promise<OperationResult>;
  /** Ends every process of an operation on this machine. */
  kill(operation: { operationId: string; sessionId?: number }): Promise<void>;
}
