import { setTimeout as sleep } from 'timers/promises';

/** How a wait goes on. */
export interface WaitOptions {
  /** What is waited for, as in `RDS DB Instance (x) to become available`. */
  subject: string;
  timeoutMs: number;
  intervalMs?: number;
}

/** Asks again and again until there is an answer; an error ends the wait. */
export async function waitFor<T>(
  options: WaitOptions,
  ask: () => Promise<T | undefined>,
): Promise<T> {
  const { subject, timeoutMs, intervalMs = 500 } = options;
  const end = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) {
      return answer;
    }
    if (Date.now() + intervalMs > end) {
      throw new Error(`timeout while waiting for ${subject}`);
    }
    await sleep(intervalMs);
  }
}
