import { EngineProblem } from '@backlot/plugin-environments-common';
import { knownProblems } from './knownProblems';

const unknownProblem = {
  pattern: /(?:)/,
  code: 'unknown',
  title:
    'The operation failed for a reason that is not in the list of known ones',
  cause:
    'The engine or the cloud account refused a step. The log of the operation has its words.',
  nextStep:
    'Read the last errors in the log, correct what they name, and run the operation again.',
  retryable: false,
};

/**
 * Puts a failure into words a person can act on. A message that no entry of the table knows
 * becomes a general problem, because raw messages may hold anything.
 */
export function classifyProblem(failure: {
  message: string;
  urn?: string;
}): EngineProblem {
  const { message, urn } = failure;
  const known = knownProblems.find(problem => problem.pattern.test(message));
  const { pattern, ...words } = known ?? unknownProblem;
  return { ...words, ...(urn ? { urn } : {}) };
}
