import { pointTimes } from './pointTimes';

describe('pointTimes', () => {
  const now = new Date('2026-11-25T14:02:40Z');

  it('gives six hours at first sight, coarse first and then by the minute', () => {
    const times = pointTimes({ now });
    expect(times[0].at.toISOString()).toBe('2026-11-25T08:03:00.000Z');
    expect(times.at(-1)).toEqual({
      at: new Date('2026-11-25T14:02:00Z'),
      minutes: 1,
    });
    const minutes = times.reduce((sum, it) => sum + it.minutes, 0);
    expect(minutes).toBeGreaterThanOrEqual(360);
    expect(minutes).toBeLessThanOrEqual(364);
    expect(times.length).toBeLessThan(230);
  });

  it('gives what has become due since', () => {
    const due = (after: string) =>
      pointTimes({ after: new Date(after), now }).map(({ at, minutes }) => [
        at.toISOString().slice(11, 16),
        minutes,
      ]);
    expect(due('2026-11-25T14:02:30Z')).toEqual([]);
    expect(due('2026-11-25T14:02:00Z')).toEqual([]);
    expect(due('2026-11-25T14:00:30Z')).toEqual([
      ['14:01', 1],
      ['14:02', 1],
    ]);
  });

  it('fills a long gap no further back than six hours', () => {
    const times = pointTimes({ after: new Date('2026-11-20T00:00:00Z'), now });
    expect(times).toEqual(pointTimes({ now }));
  });
});
