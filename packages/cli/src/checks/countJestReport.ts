import { readFileSync } from 'fs';

/** Reads the counts from jest's JSON report; a report that is missing or contradicts the exit code is a failure. */
export function countJestReport(options: { path: string; exitCode: number }): {
  passed: number;
  failed: number;
} {
  try {
    const report = JSON.parse(readFileSync(options.path, 'utf8'));
    const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
    return {
      passed: report.numPassedTests,
      failed: failed === 0 && options.exitCode !== 0 ? 1 : failed,
    };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
