import { setTimeout as sleep } from 'timers/promises';
import { HandlerContext } from '../resources/ResourceHandler';
import { AwsOperationError } from './AwsOperationError';
import { isMissing } from './isMissing';

const inUse = /DependencyViolation|ResourceInUse|DeleteConflict|InUse/;
const intervalMs = 500;
/** A simulated account releases at once: what is held longer somebody else holds. */
const patienceMs = 15_000;

/** Deletes as soon as nothing holds the thing any more; one that is gone already counts as deleted. */
export async function untilReleased(
  context: Pick<HandlerContext, 'timeLeft'>,
  remove: () => Promise<unknown>,
): Promise<void> {
  const end = Date.now() + patienceMs;
  for (;;) {
    try {
      await remove();
      return;
    } catch (error) {
      if (isMissing(error)) {
        return;
      }
      const held = error instanceof AwsOperationError && inUse.test(error.code);
      const timeLeft = Math.min(end - Date.now(), context.timeLeft());
      if (!held || timeLeft < intervalMs) {
        throw error;
      }
    }
    await sleep(intervalMs);
  }
}
