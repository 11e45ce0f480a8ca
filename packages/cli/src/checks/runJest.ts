import fs from 'fs-extra';
import { join } from 'path';
import { runCommand } from '../processes/runCommand';
import { Workspace } from '../workspace/Workspace';
import { countJestReport } from './countJestReport';

/** Runs jest over these test files and counts what passed. */
export async function runJest(options: {
  workspace: Workspace;
  name: string;
  files: string[];
  environment?: Record<string, string>;
  signal?: AbortSignal;
}): Promise<{ passed: number; failed: number }> {
  const { workspace, name, files, environment, signal } = options;
  if (files.length === 0) {
    return { passed: 0, failed: 0 };
  }
  const report = join(workspace.directory, `reports/jest-${name}.json`);
  await fs.ensureDir(join(workspace.directory, 'reports'));
  await fs.remove(report);
  const exitCode = await runCommand({
    command: process.execPath,
    arguments: [
      workspace.yarnPath,
      'test',
      '--json',
      `--outputFile=${report}`,
      '--passWithNoTests=false',
      '--runTestsByPath',
      ...files,
    ],
    directory: workspace.root,
    environment: { CI: 'true', ...environment },
    signal,
  });
  return countJestReport({ path: report, exitCode });
}
