import { removeScratchDirectory } from '../scratch/scratchDirectory';
import {
  interruptEngine,
  killOperationProcesses,
} from '../processes/operationProcesses';
import { DEFAULT_CANCEL_GRACE_MS } from '../processes/cancelGrace';
import { RunnerEnvelope } from '../protocol/runnerProtocol';

/** Carries a cancel through to its end when the parent is no longer there to do it. */
export function enforceCancel(options: {
  envelope: RunnerEnvelope;
  signal: AbortSignal;
}): void {
  const { envelope, signal } = options;
  const { request, scratchDirectory } = envelope;
  const grace = request.cancelGraceMs ?? DEFAULT_CANCEL_GRACE_MS;
  signal.addEventListener('abort', () => {
    setTimeout(async () => {
      await interruptEngine({
        sessionId: process.pid,
        enginePath: request.engine.path,
      });
      setTimeout(async () => {
        await killOperationProcesses(process.pid);
        await removeScratchDirectory(scratchDirectory);
        process.kill(process.pid, 'SIGKILL');
      }, grace).unref();
    }, grace).unref();
  });
}
