import { AwsOperationError } from './AwsOperationError';
import { WaitOptions, waitFor } from './waitFor';
import { isMissing } from './isMissing';

const inUse = /DependencyViolation|ResourceInUse|DeleteConflict|InUse/;

/** Deletes as soon as nothing holds the thing any more; one that is gone already counts as deleted. */
export async function untilReleased(
  options: Omit<WaitOptions, 'subject'>,
  remove: () => Promise<unknown>,
): Promise<void> {
  let refusal: unknown;
  try {
    await waitFor({ ...options, subject: 'its release' }, async () => {
      try {
        await remove();
        return true;
      } catch (error) {
        if (isMissing(error)) {
          return true;
        }
        if (error instanceof AwsOperationError && inUse.test(error.code)) {
          refusal = error;
          return undefined;
        }
        refusal = undefined;
        throw error;
      }
    });
  } catch (error) {
    throw refusal ?? error;
  }
}
