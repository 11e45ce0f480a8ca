import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { countJestReport } from './countJestReport';

describe('countJestReport', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'report-')), 'jest.json');

  function count(report: unknown, exitCode: number) {
    writeFileSync(path, JSON.stringify(report));
    return countJestReport({ path, exitCode });
  }

  it('counts tests, and suites that did not even load', () => {
    expect(
      count(
        {
          numPassedTests: 7,
          numFailedTests: 2,
          numRuntimeErrorTestSuites: 1,
        },
        1,
      ),
    ).toEqual({ passed: 7, failed: 3 });
  });

  it('never calls a run green whose exit code or report says otherwise', () => {
    expect(
      count(
        {
          numPassedTests: 7,
          numFailedTests: 0,
          numRuntimeErrorTestSuites: 0,
        },
        1,
      ),
    ).toEqual({ passed: 7, failed: 1 });
    expect(countJestReport({ path: `${path}.absent`, exitCode: 0 })).toEqual({
      passed: 0,
      failed: 1,
    });
  });
});
