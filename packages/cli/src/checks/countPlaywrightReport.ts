import { readFileSync } from 'fs';

/** Reads the counts from Playwright's JSON report; a missing or contradicting one is a failure. */
export function countPlaywrightReport(options: {
  path: string;
  exitCode: number;
}): { passed: number; failed: number } {
  try {
    const { stats, errors } = JSON.parse(readFileSync(options.path, 'utf8'));
    const passed = stats.expected + stats.flaky;
    // A test that was skipped proves nothing.
    const failed = stats.unexpected + stats.skipped + errors.length;
    return {
      passed,
      failed:
        failed === 0 && (options.exitCode !== 0 || passed === 0) ? 1 : failed,
    };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
