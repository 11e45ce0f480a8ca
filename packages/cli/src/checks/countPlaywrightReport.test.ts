import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { countPlaywrightReport } from './countPlaywrightReport';

describe('countPlaywrightReport', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'report-')), 'report.json');

  function count(stats: object, errors: unknown[], exitCode: number) {
    const all = { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats };
    writeFileSync(path, JSON.stringify({ stats: all, errors }));
    return countPlaywrightReport({ path, exitCode });
  }

  it('counts skipped tests and errors outside of tests as failures', () => {
    expect(count({ expected: 3 }, [], 0)).toEqual({ passed: 3, failed: 0 });
    expect(
      count({ expected: 3, unexpected: 1, skipped: 1 }, ['broken'], 1),
    ).toEqual({ passed: 3, failed: 3 });
  });

  it('never calls a run green that ran nothing, or whose exit code says otherwise', () => {
    expect(count({}, [], 0)).toEqual({ passed: 0, failed: 1 });
    expect(count({ expected: 3 }, [], 1)).toEqual({ passed: 3, failed: 1 });
    expect(
      countPlaywrightReport({ path: `${path}.absent`, exitCode: 0 }),
    ).toEqual({ passed: 0, failed: 1 });
  });
});
