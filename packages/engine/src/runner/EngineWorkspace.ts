import {
  LocalWorkspace,
  PulumiCommand,
  PulumiFn,
  Stack,
  StackAlreadyExistsError,
} from '@pulumi/pulumi/automation';
import { execFile } from 'child_process';
import { mkdir, readFile, symlink, writeFile } from 'fs/promises';
import { join } from 'path';
import { promisify } from 'util';
import { SemVer } from 'semver';
import { parse } from 'yaml';
import { plainConfig } from '../program/programConfig';
import { RunnerEnvelope } from '../protocol/runnerProtocol';
import { Deployment } from '../state/toStackState';
import { StackEncryption } from '../types';

/** What `pulumi stack export` writes. */
export interface ExportedState {
  version: number;
  deployment: Deployment;
}

/** The Automation API's workspace and stack for one operation, without its needless engine calls. */
export class EngineWorkspace {
  readonly #envelope: RunnerEnvelope;
  readonly #workspace: LocalWorkspace;

  private constructor(envelope: RunnerEnvelope, workspace: LocalWorkspace) {
    this.#envelope = envelope;
    this.#workspace = workspace;
  }

  static async create(options: {
    envelope: RunnerEnvelope;
    program: PulumiFn;
    environment: Record<string, string>;
  }): Promise<EngineWorkspace> {
    const { envelope, program, environment } = options;
    const { request, scratchDirectory } = envelope;
    const home = join(scratchDirectory, 'home');
    const work = join(scratchDirectory, 'work');
    await mkdir(home, { recursive: true });
    if (request.engine.pluginsDirectory) {
      await symlink(request.engine.pluginsDirectory, join(home, 'plugins'));
    }
    const { secretsProvider, encryption } = request;
    const workspace = await LocalWorkspace.create({
      workDir: work,
      pulumiHome: home,
      pulumiCommand: engineCommand(envelope),
      program,
      envVars: environment,
      secretsProvider:
        secretsProvider.type === 'awskms' ? secretsProvider.url : 'passphrase',
      projectSettings: { name: request.project, runtime: 'nodejs', main: work },
      stackSettings: {
        [request.stack]: {
          secretsProvider: encryption?.secretsprovider,
          encryptedKey: encryption?.encryptedkey,
          encryptionSalt: encryption?.encryptionsalt,
          config: plainConfig(request),
        },
      },
    });
    return new EngineWorkspace(envelope, workspace);
  }

  /** The stack, taken as there; selecting it would only cost one more engine process. */
  async stack(): Promise<Stack> {
    this.#workspace.selectStack = async () => {};
    const stack = await Stack.select(
      this.#envelope.request.stack,
      this.#workspace,
    );
    // After each operation the SDK asks for outputs and history, decrypted. Neither is used.
    stack.outputs = async () => ({});
    stack.info = async () => undefined;
    return stack;
  }

  /** Makes the stack unless it exists. Only "it exists" passes; any other failure is one. */
  async createStack(): Promise<void> {
    try {
      await this.#workspace.createStack(this.#envelope.request.stack);
    } catch (error) {
      if (!(error instanceof StackAlreadyExistsError)) {
        throw error;
      }
    }
  }

  async removeStack(): Promise<void> {
    await this.#workspace.removeStack(this.#envelope.request.stack);
  }

  /** Runs the engine's CLI in the workspace for one question. */
  readonly ask = async (args: string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)(
      this.#envelope.request.engine.path,
      [...args, '--non-interactive'],
      {
        cwd: this.#workspace.workDir,
        env: { ...process.env, ...this.#workspace.envVars },
        maxBuffer: Infinity,
      },
    );
    return stdout;
  };

  /** The state with its secrets encrypted. */
  async exportState(): Promise<ExportedState> {
    return JSON.parse(
      await this.ask([
        'stack',
        'export',
        '--stack',
        this.#envelope.request.stack,
      ]),
    );
  }

  /** Writes a state back. The file is the owner's alone and holds no secret in clear. */
  async importState(state: ExportedState): Promise<void> {
    const file = join(this.#envelope.scratchDirectory, 'state.json');
    await writeFile(file, JSON.stringify(state), { mode: 0o600 });
    await this.ask([
      'stack',
      'import',
      '--stack',
      this.#envelope.request.stack,
      '--file',
      file,
    ]);
  }

  /** What another machine needs to read the stack's secrets. */
  async encryption(
    deployment: Deployment | undefined,
  ): Promise<StackEncryption | undefined> {
    const file = join(
      this.#workspace.workDir,
      `Pulumi.${this.#envelope.request.stack}.yaml`,
    );
    const settings = parse(await readFile(file, 'utf8').catch(() => '')) ?? {};
    const recorded = deployment?.secrets_providers;
    const encryption: StackEncryption = {
      secretsprovider:
        settings.secretsprovider ??
        (recorded?.state?.url as string | undefined),
      encryptedkey:
        settings.encryptedkey ??
        (recorded?.state?.encryptedkey as string | undefined),
      encryptionsalt:
        settings.encryptionsalt ??
        (recorded?.state?.salt as string | undefined),
    };
    const present = Object.fromEntries(
      Object.entries(encryption).filter(([, value]) => value),
    );
    return Object.keys(present).length > 0 ? present : undefined;
  }
}

function engineCommand(envelope: RunnerEnvelope): PulumiCommand {
  // The SDK's factory takes the engine from PATH and starts it once more to ask its version,
  // which the parent knows.
  return Object.assign(Object.create(PulumiCommand.prototype), {
    command: envelope.request.engine.path,
    version: new SemVer(envelope.engineVersion),
  });
}
