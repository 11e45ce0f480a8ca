import { appLines } from './appLines';
import { logSlots } from './LogLine';
import { postgresLines } from './postgresLines';

const HOUR = Array.from({ length: 360 }, (_, index) => 178_000_000 + index);

describe('the lines of a log', () => {
  it('come in slots of ten seconds that are over, none twice', () => {
    const at = (second: number) => new Date(1_780_000_000_000 + second * 1_000);
    const first = logSlots({ after: at(0), now: at(25) });
    const second = logSlots({ after: at(25), now: at(40) });
    expect(first).toEqual([178_000_000, 178_000_001]);
    expect(second).toEqual([178_000_002, 178_000_003]);
  });

  it('are JSON objects of an application, in order', () => {
    const lines = HOUR.flatMap(slot =>
      appLines({ slot, seed: 'api', taskId: 'abcdef0123' }),
    );
    expect(lines.length).toBeGreaterThan(300);
    const times = lines.map(it => it.at.getTime());
    expect(times).toEqual([...times].sort((one, other) => one - other));
    const entries = lines.map(it => JSON.parse(it.message));
    expect(entries.every(it => it.task === 'abcdef01')).toBe(true);
    const failed = entries.filter(it => it.level === 'error');
    expect(failed.length).toBeLessThan(entries.length / 50);
    expect(failed.every(it => it.status === 503)).toBe(true);
  });

  it('tell of the start of a deployed task', () => {
    const [slot] = HOUR;
    const lines = appLines({
      slot,
      seed: 'api',
      taskId: 'abcdef0123',
      deployedAt: new Date(slot * 10_000 + 10),
    });
    expect(lines.map(it => JSON.parse(it.message).msg)).toContain('listening');
  });

  it('are few for a database, in the form of its log', () => {
    const lines = HOUR.flatMap(slot => postgresLines({ slot, seed: 'db' }));
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.length).toBeLessThan(90);
    for (const { message } of lines) {
      expect(message).toMatch(
        /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC::@:\[\d+\]:(LOG|FATAL): /,
      );
    }
  });
});
