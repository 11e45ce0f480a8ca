import {
  ChangeSummary,
  EnvironmentStatus,
  OperationKind,
  OperationState,
} from '@backlot/plugin-environments-common';

const next: Record<OperationState, OperationState[]> = {
  queued: ['running', 'cancelled'],
  running: ['cancelling', 'succeeded', 'failed', 'cancelled', 'interrupted'],
  cancelling: ['succeeded', 'failed', 'cancelled', 'interrupted'],
  succeeded: [],
  failed: [],
  cancelled: [],
  interrupted: [],
};

/** The states from which an operation may come to the given one; conditional updates allow no other. */
export function statesBefore(to: OperationState): OperationState[] {
  return (Object.keys(next) as OperationState[]).filter(from =>
    next[from].includes(to),
  );
}

/** True for operations that say by their end whether the environment works. */
export function changesEnvironment(kind: OperationKind): boolean {
  return kind === 'deploy' || kind === 'destroy';
}

/** The environment's status while an operation runs. */
export function statusWhileRunning(
  kind: OperationKind,
  status: EnvironmentStatus,
): EnvironmentStatus {
  switch (kind) {
    case 'deploy':
      return status === 'creating' ? 'creating' : 'updating';
    case 'destroy':
      return 'destroying';
    default:
      return status;
  }
}

/** The environment's status after an operation, from the status before it began. */
export function statusAfter(options: {
  kind: OperationKind;
  state: OperationState;
  before: EnvironmentStatus;
  changes?: ChangeSummary;
}): EnvironmentStatus {
  const { kind, state, before, changes } = options;
  const succeeded = state === 'succeeded';
  switch (kind) {
    case 'deploy':
      return succeeded ? 'ready' : 'failed';
    case 'destroy':
      return succeeded ? 'destroyed' : 'failed';
    case 'refresh':
      return succeeded && before === 'drifted' ? 'ready' : before;
    case 'detect-drift': {
      if (!succeeded || !['ready', 'drifted'].includes(before)) {
        return before;
      }
      const {
        create = 0,
        update = 0,
        replace = 0,
        delete: gone = 0,
      } = changes ?? {};
      return create + update + replace + gone > 0 ? 'drifted' : 'ready';
    }
    default:
      return before;
  }
}
