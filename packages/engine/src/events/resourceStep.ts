import {
  ChangeSummary,
  ResourceStep,
} from '@backlot/plugin-environments-common';

const STEPS: Record<string, ResourceStep> = {
  same: 'same',
  create: 'create',
  import: 'create',
  update: 'update',
  delete: 'delete',
  discard: 'delete',
  replace: 'replace',
  'create-replacement': 'replace',
  'import-replacement': 'replace',
  'delete-replaced': 'replace',
  'discard-replaced': 'replace',
  'remove-pending-replace': 'replace',
  'read-replacement': 'replace',
  read: 'read',
  refresh: 'refresh',
};

/** The engine's word for a step, reduced to what a person needs. */
export function resourceStep(operation: string): ResourceStep {
  return STEPS[operation] ?? 'same';
}

/** True for the two halves that a replacement is made of. */
export function isReplacementHalf(operation: string): boolean {
  return operation !== 'replace' && STEPS[operation] === 'replace';
}

/** Adds the engine's counts up to the contract's. */
export function changeSummary(
  counts: Record<string, number | undefined> = {},
): ChangeSummary {
  const sum = (...operations: string[]) =>
    operations.reduce((total, name) => total + (counts[name] ?? 0), 0);
  return {
    create: sum('create', 'import'),
    update: sum('update'),
    // The engine counts a replacement once as a whole and again for its creating half.
    replace: Math.max(
      sum('replace'),
      sum('create-replacement', 'import-replacement', 'read-replacement'),
    ),
    delete: sum('delete', 'discard'),
    same: sum('same', 'read', 'refresh'),
  };
}

/** Takes steps out of a summary that no person ordered. */
export function withoutSteps(
  summary: ChangeSummary,
  steps: Iterable<ResourceStep>,
): ChangeSummary {
  const rest = { ...summary };
  for (const step of steps) {
    const counted = step === 'read' || step === 'refresh' ? 'same' : step;
    rest[counted] = Math.max(0, rest[counted] - 1);
  }
  return rest;
}

/** Nothing changed. */
export const NO_CHANGES: ChangeSummary = changeSummary();
