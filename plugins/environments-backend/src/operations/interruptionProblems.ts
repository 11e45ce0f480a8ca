import { PendingCreate } from '@backlot/engine';
import { EngineProblem } from '@backlot/plugin-environments-common';

/** The backend was shut down in good order. */
export const PORTAL_STOPPED: EngineProblem = {
  code: 'portal-stopped',
  title: 'The portal was stopped while this operation ran',
  cause:
    'The engine was asked to stop, finished what was under way and saved its state.',
  nextStep: 'Run the operation again; it continues from what is there.',
  retryable: true,
};

/** The backend could not reach its database for longer than its lease. */
export const DATABASE_AWAY: EngineProblem = {
  code: 'database-away',
  title: 'The portal lost its database while this operation ran',
  cause:
    'No other part of the portal could know that the operation was still running, so the engine was asked to stop. It finished what was under way and saved its state.',
  nextStep: 'Run the operation again; it continues from what is there.',
  retryable: true,
};

/** The backend or its machine was lost, and another one cleaned up after it. */
export function operationInterrupted(options: {
  isUnlocked: boolean;
  pendingCreates: PendingCreate[];
}): EngineProblem {
  const { isUnlocked, pendingCreates } = options;
  const names = pendingCreates.map(({ urn }) => urn.split('::').pop());
  return {
    code: 'interrupted',
    title: 'The operation was interrupted',
    cause: [
      'The portal or the machine that ran it went away before the end. Its processes are ended',
      isUnlocked
        ? ' and the lock on the state is released.'
        : ', but the lock on the state could not be released.',
      names.length > 0
        ? ` These were being created and may exist in the account without being recorded: ${names.join(
            ', ',
          )}.`
        : '',
    ].join(''),
    nextStep: isUnlocked
      ? 'Run the operation again. It looks first at what exists in the account and continues from there.'
      : 'Unlock the environment, then run the operation again. It looks first at what exists in the account and continues from there.',
    retryable: true,
  };
}
