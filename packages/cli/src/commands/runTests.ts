import fs from 'fs-extra';
import { join } from 'path';
import { countJestReport } from '../checks/countJestReport';
import { Tally } from '../checks/Tally';
import { Progress } from '../console/Progress';
import { runCommand } from '../processes/runCommand';
import { TestServices } from '../services/tests/TestServices';
import { Workspace } from '../workspace/Workspace';

/**
 * Runs every check with the services they need, and prints the sum as the last line.
 *
 * @returns the exit code: 0 only when everything passed.
 */
export async function runTests(): Promise<number> {
  const progress = new Progress();
  const workspace = Workspace.open();
  const tally = new Tally();
  const run = (command: string[], environment = {}) =>
    runCommand({
      command: process.execPath,
      arguments: [workspace.yarnPath, ...command],
      directory: workspace.root,
      environment: { CI: 'true', ...environment },
    });

  const types = await run(['tsc']);
  tally.add(types === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

  const services = await TestServices.start(progress);
  try {
    const report = join(workspace.directory, 'reports/jest.json');
    await fs.ensureDir(join(workspace.directory, 'reports'));
    await fs.remove(report);
    const exitCode = await run(
      ['test', '--json', `--outputFile=${report}`, '--passWithNoTests=false'],
      services.environment,
    );
    tally.add(countJestReport({ path: report, exitCode }));
  } finally {
    await services.stop();
  }

  process.stdout.write(`${tally}\n`);
  return tally.failed === 0 ? 0 : 1;
}
