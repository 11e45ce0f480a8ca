import { EngineProblem } from '@backlot/plugin-environments-common';
import { accountProblems } from './accountProblems';
import { engineProblems } from './engineProblems';
import { networkProblems } from './networkProblems';
import { resourceProblems } from './resourceProblems';

/** A failure that is recognised by what the engine or the cloud says. */
export interface KnownProblem extends Omit<EngineProblem, 'urn'> {
  pattern: RegExp;
}

/** In order: the first entry whose pattern fits is taken, so the particular stand before the general. */
export const knownProblems: KnownProblem[] = [
  ...engineProblems,
  ...resourceProblems,
  ...accountProblems,
  ...networkProblems,
];
