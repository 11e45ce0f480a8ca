import { spawn } from 'child_process';
import { mkdirSync, readFileSync } from 'fs';
import { resolve } from 'path';

const root = resolve(__dirname, '../../../..');
const yarn = resolve(root, '.yarn/releases/yarn-4.13.0.cjs');

function run(command: string[]): Promise<number> {
  return new Promise((done, reject) => {
    const child = spawn(process.execPath, [yarn, ...command], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, CI: 'true' },
    });
    child.once('error', reject);
    child.once('exit', code => done(code ?? 1));
  });
}

/**
 * Runs the type check, then every jest suite, and prints the sum as the last line.
 *
 * @returns the exit code: 0 only when everything passed.
 */
export async function runTests(): Promise<number> {
  const report = resolve(root, '.backlot/reports/jest.json');
  mkdirSync(resolve(root, '.backlot/reports'), { recursive: true });

  const types = await run(['tsc']);
  const jest = await run([
    'test',
    '--json',
    `--outputFile=${report}`,
    '--passWithNoTests=false',
  ]);

  let passed = types === 0 ? 1 : 0;
  let failed = types === 0 ? 0 : 1;
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'));
    passed += result.numPassedTests;
    failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
  } catch {
    failed += 1;
  }
  if (jest !== 0 && failed === 0) {
    failed = 1;
  }
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}
