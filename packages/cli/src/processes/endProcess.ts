import { setTimeout as sleep } from 'timers/promises';
import { readProcessIdentity } from './processIdentity';

/** Signals a process and waits for its end; kills it when the time is over. */
export async function endProcess(options: {
  processId: number;
  signal: NodeJS.Signals;
  timeoutMs: number;
}): Promise<'ended' | 'killed'> {
  const { processId, signal, timeoutMs } = options;
  const identity = readProcessIdentity(processId);
  if (identity === undefined) {
    return 'ended';
  }
  const lives = () => readProcessIdentity(processId) === identity;
  process.kill(processId, signal);
  for (const until = Date.now() + timeoutMs; Date.now() < until; ) {
    if (!lives()) {
      return 'ended';
    }
    await sleep(50);
  }
  process.kill(processId, 'SIGKILL');
  while (lives()) {
    await sleep(20);
  }
  return 'killed';
}
