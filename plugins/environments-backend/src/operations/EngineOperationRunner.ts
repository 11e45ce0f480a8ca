import {
  killOperation,
  OperationRequest,
  OperationResult,
  runOperation,
  RunOperationOptions,
} from '@backlot/engine';
import { OperationRunner } from '@backlot/plugin-environments-node';

/** {@link OperationRunner} on Pulumi's engine, one child process an operation. */
export class EngineOperationRunner implements OperationRunner {
  run(
    request: OperationRequest,
    options: RunOperationOptions,
  ): Promise<OperationResult> {
    return runOperation(request, options);
  }

  async kill(operation: { operationId: string }): Promise<void> {
    await killOperation(operation);
  }
}
