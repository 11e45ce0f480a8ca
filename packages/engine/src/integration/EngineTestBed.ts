import { OperationEventPayload } from '@backlot/plugin-environments-common';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  writeFile,
} from 'fs/promises';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { bundleRunner } from '../../scripts/bundle';
import { findOperationProcesses } from '../processes/operationProcesses';
import { packageFile } from '../packageFiles';
import { runOperation } from '../runOperation';
import { OperationRequest, OperationResult } from '../types';

/** Opening lines of every test program: a component and a resource of the probe provider. */
const PRELUDE = `
  const pulumi = require('@pulumi/pulumi');
  const config = new pulumi.Config();
  class Part extends pulumi.ComponentResource {
    constructor(name, inputs = {}) {
      super('test:index:Part', name, inputs);
      this.registerOutputs(inputs);
    }
  }
  class Thing extends pulumi.CustomResource {
    constructor(name, inputs = {}, options = {}) {
      super('probe:index:Thing', name, inputs, { version: '1.0.0', ...options });
    }
  }
`;

let operations = 0;

/** An operation that was started. */
export interface StartedOperation {
  operationId: string;
  result: Promise<OperationResult>;
  events: OperationEventPayload[];
  processId: Promise<number>;
  cancel(): void;
  /** Resolves when such an event has come. */
  until(
    matches: (event: OperationEventPayload) => boolean,
  ): Promise<OperationEventPayload>;
}

/** A directory with state, plugins and programs for tests on the real engine. */
export class EngineTestBed {
  readonly directory: string;

  private constructor(directory: string) {
    this.directory = directory;
  }

  static async create(): Promise<EngineTestBed> {
    await bundleRunner();
    const bed = new EngineTestBed(
      await mkdtemp(join(tmpdir(), 'engine-test-')),
    );
    await mkdir(join(bed.directory, 'state'));
    const plugin = join(bed.directory, 'plugins', 'resource-probe-v1.0.0');
    await mkdir(plugin, { recursive: true });
    const executable = join(plugin, 'pulumi-resource-probe');
    const source = await readFile(
      packageFile('src/integration/probeProvider.js'),
      'utf8',
    );
    await writeFile(
      executable,
      source.replace(
        "'@pulumi/pulumi/provider'",
        JSON.stringify(require.resolve('@pulumi/pulumi/provider')),
      ),
    );
    await chmod(executable, 0o755);
    return bed;
  }

  get statePath(): string {
    return join(this.directory, 'state');
  }

  /** Writes a program; `Part`, `Thing`, `config` and `pulumi` are there for it. */
  async program(source: string): Promise<string> {
    const path = join(this.directory, 'program.cjs');
    await writeFile(path, PRELUDE + source);
    return path;
  }

  async request(
    source: string,
    overrides: Partial<OperationRequest> = {},
  ): Promise<OperationRequest> {
    const engine = process.env.BACKLOT_TEST_PULUMI;
    if (!engine) {
      throw new Error('BACKLOT_TEST_PULUMI must name the engine to test with');
    }
    operations += 1;
    return {
      operationId: `test-${process.pid}-${operations}`,
      kind: 'deploy',
      project: 'test-template',
      stack: 'environment-1',
      program: { path: await this.program(source) },
      config: {},
      secretConfig: {},
      providerConfig: {},
      stateUrl: `file://${this.statePath}`,
      secretsProvider: { type: 'passphrase', passphrase: 'phrase-5b1c77' },
      environment: {},
      engine: {
        path: resolve(engine),
        pluginsDirectory: join(this.directory, 'plugins'),
      },
      ...overrides,
    };
  }

  async start(
    source: string,
    overrides: Partial<OperationRequest> = {},
  ): Promise<StartedOperation> {
    const request = await this.request(source, overrides);
    const events: OperationEventPayload[] = [];
    const waiting = new Set<() => void>();
    const abort = new AbortController();
    let spawned: (processId: number) => void;
    const processId = new Promise<number>(settle => {
      spawned = settle;
    });
    const result = runOperation(request, {
      signal: abort.signal,
      onSpawn: id => spawned(id),
      onEvent: event => {
        events.push(event);
        waiting.forEach(check => check());
      },
    });
    const until: StartedOperation['until'] = matches =>
      new Promise((found, missed) => {
        const check = () => {
          const event = events.find(matches);
          if (event) {
            found(event);
          } else if (events.at(-1)?.type === 'finished') {
            missed(new Error(`No such event among ${JSON.stringify(events)}`));
          }
        };
        waiting.add(check);
        check();
      });
    return {
      operationId: request.operationId,
      result,
      events,
      processId,
      cancel: () => abort.abort(),
      until,
    };
  }

  async run(
    source: string,
    overrides: Partial<OperationRequest> = {},
  ): Promise<{ result: OperationResult; events: OperationEventPayload[] }> {
    const { result, events } = await this.start(source, overrides);
    return { result: await result, events };
  }

  /** Contents of every file that was left in the state and in the scratch places. */
  async traces(): Promise<string> {
    const roots = [
      this.statePath,
      ...(await scratchDirectories(tmpdir())),
      ...(await scratchDirectories('/dev/shm')),
    ];
    const files = await Promise.all(roots.map(listFiles));
    const contents = await Promise.all(
      files.flat().map(file => readFile(file, 'utf8').catch(() => '')),
    );
    return contents.join('\n');
  }

  /** Lock files of a stack. */
  async locks(stack: string): Promise<string[]> {
    const files = await listFiles(
      join(this.statePath, '.pulumi/locks/organization/test-template', stack),
    );
    return files.filter(file => file.endsWith('.json'));
  }

  async remove(): Promise<void> {
    await rm(this.directory, { recursive: true, force: true });
  }
}

/** Scratch directories that belong to operations of this process. */
export async function scratchDirectories(root: string): Promise<string[]> {
  const entries = await readdir(root);
  return entries
    .filter(entry => entry.startsWith(`backlot-operation-${process.pid}-`))
    .map(entry => join(root, entry));
}

/** Waits until no process of an operation lives; says which do when that takes too long. */
export async function untilNoProcess(operationId: string): Promise<void> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const living = await findOperationProcesses(operationId);
    if (living.length === 0) {
      return;
    }
    if (Date.now() > deadline) {
      throw new Error(`Processes ${living.join(', ')} are still there`);
    }
    await new Promise(settle => {
      setTimeout(settle, 100);
    });
  }
}

async function listFiles(directory: string): Promise<string[]> {
  const entries = await readdir(directory, {
    recursive: true,
    withFileTypes: true,
  }).catch(() => []);
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name));
}
