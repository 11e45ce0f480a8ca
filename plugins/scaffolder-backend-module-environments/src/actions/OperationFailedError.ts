import { Operation } from '@backlot/plugin-environments-common';
import { CustomErrorBase } from '@backstage/errors';

/** An operation that did not succeed, with what is known of why and what to do next. */
export class OperationFailedError extends CustomErrorBase {
  name = 'OperationFailedError' as const;

  static of({ id, kind, state, problem }: Operation): OperationFailedError {
    return new OperationFailedError(
      problem
        ? `${kind} ${state}: ${withoutDot(problem.title)}. ${problem.cause} ${
            problem.nextStep
          }`
        : `${kind} ${state}; the page of operation ${id} has the details`,
    );
  }
}

function withoutDot(title: string): string {
  return title.replace(/\.$/, '');
}
