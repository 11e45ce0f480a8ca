import { noise } from './noise';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const BUSIEST_HOUR = 14;
const WEEKEND_SHARE = 0.45;
const SWELL_MINUTES = 12;

/**
 * How busy a web application is, from 0 to 1: a working day's curve in UTC with its busiest time
 * in the early afternoon, calmer weekends, slow swells and some jitter.
 */
export function loadAt(options: { at: Date; seed: string }): number {
  const { at, seed } = options;
  const hour = (at.getTime() % DAY) / HOUR;
  const wave = (1 + Math.cos(((hour - BUSIEST_HOUR) / 24) * 2 * Math.PI)) / 2;
  const day = at.getUTCDay();
  const share = day === 0 || day === 6 ? WEEKEND_SHARE : 1;

  const minute = Math.floor(at.getTime() / MINUTE);
  const jitter = noise(`${seed}/jitter`, minute) - 0.5;
  const load =
    0.08 +
    0.7 * wave ** 1.4 * share +
    0.14 * swell(seed, minute) +
    0.06 * jitter;
  return Math.min(1, Math.max(0, load));
}

/** From -0.5 to 0.5, and smooth: it goes from one random height to the next. */
function swell(seed: string, minute: number): number {
  const position = minute / SWELL_MINUTES;
  const step = Math.floor(position);
  const from = noise(`${seed}/swell`, step);
  const to = noise(`${seed}/swell`, step + 1);
  const progress = (1 - Math.cos((position - step) * Math.PI)) / 2;
  return from + (to - from) * progress - 0.5;
}
