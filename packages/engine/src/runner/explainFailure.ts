import { EngineProblem } from '@backlot/plugin-environments-common';
import { CommandError } from '@pulumi/pulumi/automation';
import { EngineEventMapper } from '../events/EngineEventMapper';
import { classifyProblem } from '../problems/classifyProblem';

const MAXIMUM_REASON_LENGTH = 300;

/** Finds the best account of why an operation failed. */
export function explainFailure(options: {
  failure: unknown;
  /** What the template's program threw. */
  programFailure: unknown;
  mapper: EngineEventMapper;
}): EngineProblem {
  const { failure, programFailure, mapper } = options;
  if (mapper.violations > 0) {
    return {
      code: 'policy-violation',
      title: 'A policy forbids this change',
      cause: `${mapper.violations} mandatory policy rules were broken.`,
      nextStep:
        'Change the settings that the policy violations name, or ask the platform team for an exception.',
      retryable: false,
    };
  }
  if (programFailure) {
    return programProblem(programFailure);
  }
  const fromEvents = mapper.problem;
  if (fromEvents && fromEvents.code !== 'unknown') {
    return fromEvents;
  }
  const message =
    failure instanceof CommandError
      ? failure.message
      : String((failure as Error)?.message ?? failure);
  const fromCommand = classifyProblem({ message });
  return fromCommand.code === 'unknown' && fromEvents
    ? fromEvents
    : fromCommand;
}

/** True when the engine's process was ended from outside. */
export function engineWasKilled(failure: unknown): boolean {
  // The SDK keeps the result of the process to itself, and turns its end into text.
  const { commandResult } = failure as {
    commandResult?: { err?: { signal?: string } };
  };
  return failure instanceof CommandError && Boolean(commandResult?.err?.signal);
}

function programProblem(error: unknown): EngineProblem {
  const { name = '', message = String(error) } = (error ?? {}) as Error;
  const known = classifyProblem({ message: `${name}: ${message}` });
  if (known.code !== 'unknown') {
    return known;
  }
  // The words are the template author's own, so they may be shown.
  const reason = message.split('\n')[0].slice(0, MAXIMUM_REASON_LENGTH);
  return {
    code: 'program-failed',
    title: 'The infra template stopped with an error',
    cause: `The template's program said: ${reason}`,
    nextStep:
      'Check the settings of the environment against this message. If they are right, tell the owner of the template.',
    retryable: false,
  };
}
