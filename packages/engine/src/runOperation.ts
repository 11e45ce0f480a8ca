import { SecretMask } from './masking/SecretMask';
import { NO_CHANGES } from './events/resourceStep';
import { RunnerProcess } from './processes/RunnerProcess';
import {
  createScratchDirectory,
  removeScratchDirectory,
} from './scratch/scratchDirectory';
import {
  OperationRequest,
  OperationResult,
  RunOperationOptions,
} from './types';
import { engineVersion } from './acquisition/engineVersion';

/**
 * Performs one operation of the engine in a process of its own and tells what happens as typed
 * events, the last of which is always `finished`.
 *
 * @public
 */
export async function runOperation(
  request: OperationRequest,
  options: RunOperationOptions,
): Promise<OperationResult> {
  const mask = SecretMask.forRequest(request);
  const finish = (result: OperationResult): OperationResult => {
    options.onEvent({
      type: 'finished',
      outcome: result.outcome,
      problem: result.problem,
    });
    return result;
  };
  if (options.signal?.aborted) {
    return finish({ outcome: 'cancelled', changes: NO_CHANGES });
  }
  const version = await engineVersion(request.engine.path);
  const scratchDirectory = await createScratchDirectory(request.operationId);
  try {
    const runner = new RunnerProcess({
      envelope: { request, engineVersion: version, scratchDirectory },
      signal: options.signal,
      onSpawn: options.onSpawn,
      onEvent: payload => options.onEvent(mask.event(payload)),
    });
    return finish(await runner.run());
  } finally {
    await removeScratchDirectory(scratchDirectory);
  }
}
