import { deployBlip } from './deployBlip';

describe('deployBlip', () => {
  const deployedAt = new Date('2026-11-25T14:00:00Z');
  const after = (minutes: number) =>
    deployBlip({
      at: new Date(deployedAt.getTime() + minutes * 60_000),
      deployedAt,
    });

  it('is nothing without a deployment, before it and long after it', () => {
    expect(deployBlip({ at: deployedAt })).toBe(0);
    expect(after(-1)).toBe(0);
    expect(after(60)).toBe(0);
  });

  it('rises within two minutes and then wears off', () => {
    expect([0, 1, 2].map(after)).toEqual([0.5, 0.75, 1]);
    expect(after(4)).toBeLessThan(after(3));
    expect(after(10)).toBeLessThan(0.2);
  });
});
