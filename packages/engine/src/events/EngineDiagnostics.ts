import {
  EngineProblem,
  OperationEventPayload,
} from '@backlot/plugin-environments-common';
import type { DiagnosticEvent } from '@pulumi/pulumi/automation';
import { classifyProblem } from '../problems/classifyProblem';
import { isStack } from './resourceTypes';

/** Where a plugin was found, and that the whole failed after a part did, tells nobody anything. */
const NOISE =
  /^(warning: )?using pulumi-(resource|language|analyzer)-\S+ from |resource plugin \S+ is expected to have version|^(update|preview|refresh|destroy) failed$/;
/** Lines of a stack trace outside the program itself. */
const FOREIGN_FRAME = /\n\s+at [^\n]*(runner\.cjs|node:|node_modules)[^\n]*/g;

/** The engine's log lines, and the reasons for failures among them. */
export class EngineDiagnostics {
  readonly #errors: Array<{ urn?: string; message: string }> = [];

  map(event: DiagnosticEvent): OperationEventPayload[] {
    // Debug lines hold secrets in clear.
    if ((event.severity as string) === 'debug' || event.ephemeral) {
      return [];
    }
    const message = event.message.replace(FOREIGN_FRAME, '').trimEnd();
    if (!message.trim() || NOISE.test(message)) {
      return [];
    }
    const urn = event.urn || undefined;
    if (event.severity === 'error') {
      this.#errors.push({ urn, message });
    }
    return [
      {
        type: 'diagnostic',
        severity: event.severity === 'info#err' ? 'warning' : event.severity,
        message,
        urn,
        source: source(urn),
      },
    ];
  }

  /** The reason of one resource's failure, which comes before the failure itself. */
  problemOf(urn: string): EngineProblem {
    const cause = this.#errors.findLast(error => error.urn === urn);
    return classifyProblem({ urn, message: cause?.message ?? '' });
  }

  /** The first reason that the table knows, or else the first. */
  get problem(): EngineProblem | undefined {
    const problems = this.#errors.map(classifyProblem);
    return problems.find(({ code }) => code !== 'unknown') ?? problems[0];
  }
}

function source(urn: string | undefined): 'engine' | 'program' | 'provider' {
  if (!urn) {
    return 'engine';
  }
  return isStack(urn.split('::')[2] ?? '') ? 'program' : 'provider';
}
