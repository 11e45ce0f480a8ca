import { setTimeout as sleep } from 'timers/promises';
import { HandlerContext } from '../resources/ResourceHandler';

/** What is waited for, and how. */
export interface WaitOptions {
  /** Such as `RDS DB Instance (x) to become available`. */
  subject: string;
  context: Pick<HandlerContext, 'timeLeft'>;
  intervalMs?: number;
}

/** Asks again and again until there is an answer; an error ends the wait. */
export async function waitFor<T>(
  options: WaitOptions,
  ask: () => Promise<T | undefined>,
): Promise<T> {
  const { subject, context, intervalMs = 500 } = options;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) {
      return answer;
    }
    if (context.timeLeft() < intervalMs) {
      throw new Error(`timeout while waiting for ${subject}`);
    }
    await sleep(intervalMs);
  }
}
