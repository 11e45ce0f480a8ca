import { EngineProblem } from '@backlot/plugin-environments-common';

const NEXT_STEP =
  'Refresh the environment to compare its state with the account before the next change.';

/** A cancel that had to be carried through by force. */
export const CANCEL_ENFORCED: EngineProblem = {
  code: 'cancel-enforced',
  title: 'The operation did not stop in time and was ended by force',
  cause:
    'Steps that were under way may have changed the account without being recorded.',
  nextStep: NEXT_STEP,
  retryable: false,
};

/** The runner ended without a result. */
export const RUNNER_LOST: EngineProblem = {
  code: 'runner-lost',
  title: 'The operation was interrupted',
  cause: 'The process that ran it ended before it could report a result.',
  nextStep: NEXT_STEP,
  retryable: true,
};

/** The engine was killed under a living runner. */
export const ENGINE_LOST: EngineProblem = {
  code: 'engine-lost',
  title: 'The operation was interrupted',
  cause:
    'The engine was ended from outside. Steps that were under way may have changed the account without being recorded.',
  nextStep: NEXT_STEP,
  retryable: true,
};
