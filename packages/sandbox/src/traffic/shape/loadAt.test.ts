import { loadAt } from './loadAt';

describe('loadAt', () => {
  const average = (day: string, hour: number) => {
    const loads = Array.from({ length: 60 }, (_, minute) =>
      loadAt({
        at: new Date(
          Date.parse(`${day}T00:00:00Z`) + (hour * 60 + minute) * 60_000,
        ),
        seed: 'api',
      }),
    );
    return loads.reduce((sum, it) => sum + it, 0) / loads.length;
  };

  it('is highest in the afternoon and lowest at night', () => {
    const hours = Array.from({ length: 24 }, (_, hour) =>
      average('2026-11-25', hour),
    );
    const busiest = hours.indexOf(Math.max(...hours));
    const calmest = hours.indexOf(Math.min(...hours));
    expect(busiest).toBeGreaterThanOrEqual(12);
    expect(busiest).toBeLessThanOrEqual(16);
    expect(calmest).toBeLessThanOrEqual(5);
    expect(hours[busiest]).toBeGreaterThan(4 * hours[calmest]);
  });

  it('is lower at the weekend', () => {
    expect(average('2026-11-28', 14)).toBeLessThan(
      0.7 * average('2026-11-25', 14),
    );
  });

  it('stays between 0 and 1, moves smoothly and repeats itself', () => {
    const week = Array.from({ length: 7 * 1440 }, (_, minute) => {
      const at = new Date(Date.UTC(2026, 10, 23) + minute * 60_000);
      return loadAt({ at, seed: 'api' });
    });
    const steps = week.slice(1).map((it, index) => Math.abs(it - week[index]));
    expect(Math.min(...week)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...week)).toBeLessThanOrEqual(1);
    expect(Math.max(...steps)).toBeLessThan(0.12);
    const at = new Date(Date.UTC(2026, 10, 23));
    expect(loadAt({ at, seed: 'api' })).toBe(week[0]);
  });

  it('differs from one application to the next', () => {
    const at = new Date('2026-11-25T14:00:00Z');
    expect(loadAt({ at, seed: 'one' })).not.toBe(loadAt({ at, seed: 'two' }));
  });
});
