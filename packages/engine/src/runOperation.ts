import { OperationEventPayload } from '@backlot/plugin-environments-common';
import { engineVersion } from './acquisition/engineVersion';
import { NO_CHANGES } from './events/resourceStep';
import { SecretMask } from './masking/SecretMask';
import { ProgressEstimate } from './processes/ProgressEstimate';
import { RunnerProcess } from './processes/RunnerProcess';
import {
  createScratchDirectory,
  removeScratchDirectory,
  sweepScratchDirectories,
} from './scratch/scratchDirectory';
import {
  OperationRequest,
  OperationResult,
  RunOperationOptions,
} from './types';

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
  const { signal, onSpawn } = options;
  const mask = SecretMask.forRequest(request);
  const onEvent = (payload: OperationEventPayload) =>
    options.onEvent(mask.event(payload));
  const result = signal?.aborted
    ? { outcome: 'cancelled' as const, changes: NO_CHANGES }
    : await runInProcess(request, { signal, onSpawn, onEvent });
  options.onEvent({
    type: 'finished',
    outcome: result.outcome,
    ...(result.problem ? { problem: result.problem } : {}),
  });
  return result;
}

async function runInProcess(
  request: OperationRequest,
  options: RunOperationOptions,
): Promise<OperationResult> {
  const { signal, onSpawn, onEvent } = options;
  const version = await engineVersion(request.engine.path);
  await sweepScratchDirectories();
  const scratchDirectory = await createScratchDirectory(request.operationId);
  onEvent({ type: 'started', engineVersion: version });
  const estimate =
    request.kind === 'deploy'
      ? new ProgressEstimate({ request, onEvent })
      : undefined;
  try {
    const runner = new RunnerProcess({
      envelope: { request, engineVersion: version, scratchDirectory },
      signal,
      onSpawn,
      onEvent: estimate?.pass ?? onEvent,
    });
    return await runner.run();
  } finally {
    estimate?.stop();
    await removeScratchDirectory(scratchDirectory);
  }
}
