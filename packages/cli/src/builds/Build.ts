import { spawn } from 'child_process';
import fs from 'fs-extra';
import { join } from 'path';
import { Progress } from '../console/Progress';
import { readLogTail } from '../processes/readLogTail';
import { Workspace } from '../workspace/Workspace';
import { hashSources } from './hashSources';

/** Something made from the sources of this repository by one command. */
export interface Build {
  name: string;
  what: string;
  /** Relative to the repository, as are all paths here. */
  sources: string[];
  /** What must exist for the build to count as done. */
  output: string;
  command(workspace: Workspace): string[];
}

/** Everything that is built before the portal can run. */
export const builds: Record<'app' | 'runner' | 'provider', Build> = {
  app: {
    name: 'app',
    what: "the portal's frontend",
    sources: [
      'packages/app',
      'plugins/environments',
      'plugins/environments-common',
      'app-config.yaml',
      'yarn.lock',
    ],
    output: 'packages/app/dist/index.html',
    command: ({ yarnPath }) => [yarnPath, 'workspace', 'app', 'build'],
  },
  runner: {
    name: 'runner',
    what: 'the engine runner',
    sources: [
      'packages/engine/src',
      'packages/engine/scripts',
      'plugins/environments-common/src',
      'yarn.lock',
    ],
    output: 'packages/engine/bundle',
    command: () => ['packages/engine/scripts/bundle.js'],
  },
  provider: {
    name: 'provider',
    what: "the sandbox's AWS provider",
    sources: ['packages/sandbox/src', 'packages/sandbox/scripts', 'yarn.lock'],
    output: 'packages/sandbox/bundle',
    command: () => ['packages/sandbox/scripts/bundleProvider.js'],
  },
};

/** Runs a build when its sources changed since it was last done. */
export async function ensureBuild(options: {
  build: Build;
  workspace: Workspace;
  progress: Progress;
}): Promise<void> {
  const { build, workspace, progress } = options;
  const { root, cacheDirectory } = workspace;
  const stamp = join(cacheDirectory, `builds/${build.name}.sha256`);
  const digest = await hashSources({ root, paths: build.sources });
  const done = await fs.readFile(stamp, 'utf8').catch(() => undefined);
  if (done === digest && (await fs.pathExists(join(root, build.output)))) {
    return;
  }
  const reason = done ? 'its sources changed' : 'this is the first time';
  await progress.step(
    build.name,
    `building ${build.what}, because ${reason}`,
    () => runBuild(build, workspace),
  );
  await fs.outputFile(stamp, digest);
}

async function runBuild(build: Build, workspace: Workspace): Promise<void> {
  const logPath = workspace.logPath(`build-${build.name}`);
  const log = await fs.open(logPath, 'w');
  try {
    const code = await new Promise<number | null>((done, reject) => {
      const child = spawn(process.execPath, build.command(workspace), {
        cwd: workspace.root,
        stdio: ['ignore', log, log],
      });
      child.once('error', reject);
      child.once('exit', done);
    });
    if (code !== 0) {
      throw new Error(
        `Building ${build.what} failed; the end of ${logPath}:\n${readLogTail(
          logPath,
        )}`,
      );
    }
  } finally {
    await fs.close(log);
  }
}
