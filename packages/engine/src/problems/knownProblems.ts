import { EngineProblem } from '@backlot/plugin-environments-common';

/** A failure that is recognised by what the engine or the cloud says. */
export interface KnownProblem extends Omit<EngineProblem, 'urn'> {
  pattern: RegExp;
}

/** In order: the first entry whose pattern fits is taken. */
export const knownProblems: KnownProblem[] = [];
