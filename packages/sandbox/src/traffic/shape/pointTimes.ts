const MINUTE = 60_000;
const LONGEST_HISTORY = 6 * 60 * MINUTE;
const FINE_HISTORY = 3 * 60 * MINUTE;

/** When a metric has a point, and how many minutes that stands for. */
export interface PointTime {
  at: Date;
  minutes: number;
}

/**
 * The points that are due: one a minute, and one in five minutes for what lies further back.
 * Of a past longer than six hours, and for what is seen for the first time, only these six hours.
 */
export function pointTimes(options: { after?: Date; now: Date }): PointTime[] {
  const { after, now } = options;
  const last = Math.floor(now.getTime() / MINUTE) * MINUTE;
  const earliest = last - LONGEST_HISTORY;
  const start = Math.max(earliest, after?.getTime() ?? earliest);
  const times: PointTime[] = [];
  for (let at = nextMultiple(start, MINUTE); at <= last; ) {
    const fine = at >= last - FINE_HISTORY;
    // Five minutes belong together only as a whole, as CloudWatch's own periods do.
    const minutes = !fine && at % (5 * MINUTE) === 0 ? 5 : 1;
    times.push({ at: new Date(at), minutes });
    at += minutes * MINUTE;
  }
  return times;
}

function nextMultiple(time: number, unit: number): number {
  return (Math.floor(time / unit) + 1) * unit;
}
