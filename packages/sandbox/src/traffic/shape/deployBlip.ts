const MINUTE = 60_000;
const RISE_MINUTES = 2;
const FALL_MINUTES = 4;

/**
 * What a deployment does to a service, from 0 to 1: new tasks start cold, then it wears off.
 */
export function deployBlip(options: { at: Date; deployedAt?: Date }): number {
  const { at, deployedAt } = options;
  if (!deployedAt) {
    return 0;
  }
  const minutes = (at.getTime() - deployedAt.getTime()) / MINUTE;
  if (minutes < 0) {
    return 0;
  }
  if (minutes < RISE_MINUTES) {
    return 0.5 + (0.5 * minutes) / RISE_MINUTES;
  }
  const blip = Math.exp(-(minutes - RISE_MINUTES) / FALL_MINUTES);
  return blip < 0.01 ? 0 : blip;
}
