import { Stage } from '@backlot/plugin-environments-common';
import { Duration } from 'luxon';

const CHOICES = ['PT8H', 'P1D', 'P3D', 'P7D', 'P14D', 'P30D', 'P90D'];

function millisecondsOf(iso: string): number {
  return Duration.fromISO(iso).toMillis();
}

/** The lifetimes that a stage allows, shortest first, with its maximum. */
export function timeToLiveChoices(stage?: Stage): string[] {
  const maximum = stage?.maximumTtl;
  if (!maximum) {
    return CHOICES;
  }
  const limit = millisecondsOf(maximum);
  return [...CHOICES.filter(choice => millisecondsOf(choice) < limit), maximum];
}
