import { ChildProcess, spawn } from 'child_process';
import fs from 'fs-extra';
import { join } from 'path';
import { setTimeout as sleep } from 'timers/promises';
import { endProcess } from '../../processes/endProcess';
import { ProcessRecord } from '../../processes/ProcessRecord';
import { Workspace } from '../../workspace/Workspace';

export interface BackendProcessOptions {
  workspace: Workspace;
  onExit(): void;
}

/** The portal's backend as a child process. */
export class BackendProcess {
  readonly #child: ChildProcess;
  readonly #record: ProcessRecord;

  static async start(options: BackendProcessOptions): Promise<BackendProcess> {
    const { workspace, onExit } = options;
    const record = await BackendProcess.endLeftOver(workspace);
    const secrets = workspace.readSecrets();
    const log = await fs.open(workspace.logPath('backend'), 'w');
    const child = spawn(
      process.execPath,
      [
        '--enable-source-maps',
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        'src/index.ts',
        '--config',
        join(workspace.root, 'app-config.yaml'),
        '--config',
        workspace.runtimeConfigPath,
      ],
      {
        cwd: join(workspace.root, 'packages/backend'),
        // Out of the terminal's process group: Ctrl-C must reach it first, through stop().
        detached: true,
        stdio: ['ignore', log, log],
        env: {
          ...process.env,
          // As `backstage-cli package start` does; signing in as a guest needs it.
          NODE_ENV: 'development',
          BACKLOT_DATABASE_PASSWORD: secrets.databasePassword,
          BACKLOT_MASTER_KEY: secrets.masterKey,
        },
      },
    );
    await fs.close(log);
    const backend = new BackendProcess(child, record);
    child.once('error', onExit);
    child.once('exit', onExit);
    if (child.pid) {
      record.write(child.pid);
    }
    return backend;
  }

  /** Ends a backend that outlived the one that started it. */
  static async endLeftOver(workspace: Workspace): Promise<ProcessRecord> {
    const record = new ProcessRecord(
      join(workspace.directory, 'run/backend.json'),
    );
    const processId = record.readLiving();
    if (processId !== undefined) {
      await endProcess({ processId, signal: 'SIGTERM', timeoutMs: 30_000 });
    }
    record.remove();
    return record;
  }

  private constructor(child: ChildProcess, record: ProcessRecord) {
    this.#child = child;
    this.#record = record;
  }

  async stop(): Promise<void> {
    if (this.#child.pid) {
      // Operations under way are cancelled gracefully by the backend itself, which takes its time.
      await endProcess({
        processId: this.#child.pid,
        signal: 'SIGTERM',
        timeoutMs: 60_000,
      });
    }
    this.#record.remove();
  }

  /** Resolves when every plugin has started. */
  async waitUntilReady(port: number, signal: AbortSignal): Promise<void> {
    const url = `http://127.0.0.1:${port}/.backstage/health/v1/readiness`;
    for (const until = Date.now() + 180_000; Date.now() < until; ) {
      signal.throwIfAborted();
      const response = await fetch(url).catch(() => undefined);
      if (response?.ok) {
        return;
      }
      await sleep(250);
    }
    throw new Error('The backend was not ready within 3 minutes');
  }
}
