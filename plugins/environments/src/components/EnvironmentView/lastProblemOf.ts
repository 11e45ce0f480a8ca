import {
  EngineProblem,
  Environment,
} from '@backlot/plugin-environments-common';

/** What the last operation of an environment failed of; undefined when it did not. */
export function lastProblemOf(
  environment: Environment,
): EngineProblem | undefined {
  const operation = environment.lastOperation;
  return operation && ['failed', 'interrupted'].includes(operation.state)
    ? operation.problem
    : undefined;
}
