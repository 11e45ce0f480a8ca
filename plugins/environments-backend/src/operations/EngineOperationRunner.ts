import {
  killOperation,
  OperationRequest,
  OperationResult,
  runOperation,
  RunOperationOptions,
} from '@backlot/engine';
import { OperationRunner } from './OperationRunner';

/** {@link OperationRunner} on Pulumi's engine, one child process an operation. */
export class EngineOperationRunner implements OperationRunner {
  run(
    request: OperationRequest,
    options: RunOperationOptions,
  ): Promise<OperationResult> {
    return runOperation(request, options);
  }

  async kill(operation: {
    operationId: string;
    sessionId?: number;
  }): Promise<void> {
    await killOperation(operation);
  }
}
