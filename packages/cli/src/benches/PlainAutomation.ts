import { execa } from 'execa';
import fs from 'fs-extra';
import { dirname, join } from 'path';
import { Services } from '../services/startServices';
import { Workspace } from '../workspace/Workspace';

const COMPILER_OPTIONS = {
  module: 'commonjs',
  moduleResolution: 'node',
  target: 'es2022',
  strict: true,
  esModuleInterop: true,
  skipLibCheck: true,
};

/** The baseline: an Automation API script in TypeScript, type check included. */
export class PlainAutomation {
  readonly #workspace: Workspace;
  readonly #services: Services;
  readonly #home: string;

  static async create(options: {
    workspace: Workspace;
    services: Services;
  }): Promise<PlainAutomation> {
    const home = join(options.workspace.directory, 'plain');
    await fs.ensureDir(join(home, 'state'));
    await fs.symlink(options.workspace.pluginsDirectory, join(home, 'plugins'));
    return new PlainAutomation(options.workspace, options.services, home);
  }

  private constructor(workspace: Workspace, services: Services, home: string) {
    this.#workspace = workspace;
    this.#services = services;
    this.#home = home;
  }

  /** Runs `up` once, in a process of its own, and gives how long that took in milliseconds. */
  async up(stackName: string, region: string): Promise<number> {
    const start = performance.now();
    const logPath = join(this.#home, `${stackName}.log`);
    await execa(
      process.execPath,
      [
        '--require',
        'ts-node/register',
        join(
          this.#workspace.root,
          'packages/cli/src/benches/plain/automation.ts',
        ),
        stackName,
        region,
      ],
      {
        cwd: join(this.#workspace.root, 'packages/cli'),
        stdin: 'ignore',
        stdout: { file: logPath },
        stderr: { file: logPath },
        env: {
          PATH: `${dirname(this.#services.enginePath)}:${process.env.PATH}`,
          PULUMI_HOME: this.#home,
          PULUMI_BACKEND_URL: `file://${join(this.#home, 'state')}`,
          PULUMI_CONFIG_PASSPHRASE: 'bench',
          PULUMI_SKIP_UPDATE_CHECK: 'true',
          AWS_ACCESS_KEY_ID: '000000000000',
          AWS_SECRET_ACCESS_KEY: 'sandbox',
          AWS_ENDPOINT_URL: this.#services.sandboxEndpoint,
          TS_NODE_SKIP_PROJECT: 'true',
          TS_NODE_COMPILER_OPTIONS: JSON.stringify(COMPILER_OPTIONS),
        },
      },
    );
    return performance.now() - start;
  }
}
