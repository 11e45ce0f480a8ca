import { InputError } from '@backstage/errors';
import { runJest } from '../checks/runJest';
import { runPlaywright } from '../checks/runPlaywright';
import { selectTestFiles } from '../checks/selectTestFiles';
import { Tally } from '../checks/Tally';
import { Progress } from '../console/Progress';
import { abortOnSignals } from '../processes/abortOnSignals';
import { runCommand } from '../processes/runCommand';
import { TestServices } from '../services/tests/TestServices';
import { Workspace } from '../workspace/Workspace';

const KINDS = ['unit', 'integration', 'e2e'];

/**
 * Runs every check with the services they need, and prints the sum as the last line.
 *
 * @returns the exit code: 0 only when everything passed.
 */
export async function runTests(options: { only?: string }): Promise<number> {
  const { only } = options;
  if (only && !KINDS.includes(only)) {
    throw new InputError(
      `--only takes one of ${KINDS.join(', ')}, and not '${only}'`,
    );
  }
  const progress = new Progress();
  const workspace = Workspace.open();
  const signal = abortOnSignals();
  const tally = new Tally();
  const wants = (kind: string) => only === undefined || only === kind;
  const { unit, integration } = await selectTestFiles(workspace.root);

  if (wants('unit')) {
    tally.add(
      await runCheck({ workspace, progress, signal, command: ['tsc'] }),
    );
  }
  if (only === 'unit') {
    tally.add(await runJest({ workspace, signal, name: 'unit', files: unit }));
  } else {
    const services = await TestServices.start({ progress, signal });
    const { environment } = services;
    try {
      if (wants('integration')) {
        tally.add(
          await runJest({
            workspace,
            signal,
            name: only ?? 'all',
            files: only ? integration : [...unit, ...integration],
            environment,
          }),
        );
      }
      if (only === 'e2e') {
        tally.add(
          await runPlaywright({
            workspace,
            signal,
            portalUrl: await services.startPortal(progress),
            environment,
          }),
        );
      }
    } finally {
      await services.stop();
    }
  }

  progress.say('tests', `took ${progress.elapsed}`);
  signal.throwIfAborted();
  process.stdout.write(`${tally}\n`);
  return tally.failed === 0 ? 0 : 1;
}

async function runCheck(options: {
  workspace: Workspace;
  progress: Progress;
  signal: AbortSignal;
  command: string[];
}): Promise<{ passed: number; failed: number }> {
  const { workspace, progress, signal, command } = options;
  progress.say('check', command.join(' '));
  const exitCode = await runCommand({
    command: process.execPath,
    arguments: [workspace.yarnPath, ...command],
    directory: workspace.root,
    environment: { CI: 'true' },
    signal,
  });
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}
