import { ServiceUnavailableError } from '@backstage/errors';
import { ChildProcess, spawn } from 'child_process';
import fs from 'fs-extra';
import { dirname, join } from 'path';
import { setTimeout as sleep } from 'timers/promises';
import { packageFile } from '../packageFile';
import { findFreePort } from './findFreePort';
import { readLogTail } from './readLogTail';

/** @public */
export interface EmulatorOptions {
  /** Keeps the simulated cloud and the emulator's log. */
  directory: string;
  /** On the loopback address; 0 takes any free one. */
  port: number;
  /** The emulator's executable, from `installEmulator`. */
  executable: string;
  /** Called when the emulator ends without having been stopped. */
  onExit?(end: { logTail: string }): void;
}

const START_TIMEOUT_MS = 60_000;
// Two days of metrics for several environments take a while to be written.
const STOP_TIMEOUT_MS = 120_000;

/**
 * The emulator as a supervised child process.
 *
 * @public
 */
export class Emulator {
  readonly #options: EmulatorOptions;
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  #state: 'starting' | 'running' | 'stopping' = 'starting';

  readonly logPath: string;
  /** True when the last emulator here was killed: what was changed after its last save is lost. */
  readonly lostChanges: boolean;

  static async start(options: EmulatorOptions): Promise<Emulator> {
    const { directory } = options;
    const port = await findFreePort(options.port);
    const killed = join(directory, 'killed');
    await fs.ensureDir(join(directory, 'objects'));
    await fs.remove(killed);
    const logPath = join(directory, 'emulator.log');
    const log = await fs.open(logPath, 'w');
    const child = spawnEmulator({ ...options, port, log });
    await fs.close(log);

    // Without a reader a write fails, which the exit tells too.
    child.stdin!.on('error', () => {});
    const ended = new Promise<void>(resolve => {
      child.once('exit', () => resolve());
      child.once('error', () => resolve());
    });
    try {
      await waitUntilHealthy({ port, logPath, ended });
    } catch (error) {
      child.kill('SIGKILL');
      throw error;
    }
    const lostChanges = await fs.pathExists(killed);
    return new Emulator({
      options: { ...options, port },
      child,
      ended,
      logPath,
      lostChanges,
    });
  }

  private constructor(parts: {
    options: EmulatorOptions;
    child: ChildProcess;
    ended: Promise<void>;
    logPath: string;
    lostChanges: boolean;
  }) {
    this.#options = parts.options;
    this.#child = parts.child;
    this.#ended = parts.ended;
    this.logPath = parts.logPath;
    this.lostChanges = parts.lostChanges;
    this.#state = 'running';
    void this.#ended.then(() => {
      if (this.#state === 'running') {
        this.#options.onExit?.({ logTail: readLogTail(this.logPath) });
      }
    });
  }

  get processId(): number {
    return this.#child.pid!;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${this.#options.port}`;
  }

  /** Has the resources saved, so that they outlive a kill. */
  save(): void {
    this.#child.stdin!.write('\n');
  }

  /** Lets the emulator save everything and waits for its end. */
  async stop(): Promise<void> {
    this.#state = 'stopping';
    this.#child.stdin!.end();
    const timer = setTimeout(
      () => this.#child.kill('SIGKILL'),
      STOP_TIMEOUT_MS,
    );
    await this.#ended;
    clearTimeout(timer);
  }
}

function spawnEmulator(options: EmulatorOptions & { log: number }) {
  const { directory, port, executable, log } = options;
  const { PATH, HOME, LANG, TMPDIR } = process.env;
  return spawn(
    join(dirname(executable), 'python'),
    [packageFile('emulator', 'runEmulator.py'), directory],
    {
      // Out of the terminal's process group, so that Ctrl-C leaves it to stop().
      detached: true,
      stdio: ['pipe', log, log],
      env: {
        ...{ PATH, HOME, LANG, TMPDIR },
        GATEWAY_PORT: String(port),
        BIND_HOST: '127.0.0.1',
        PERSIST_STATE: '1',
        STATE_DIR: join(directory, 'cloud'),
        S3_PERSIST: '1',
        S3_DATA_DIR: join(directory, 'objects'),
        // Listeners of services that no template uses.
        IOT_MTLS_ENABLED: '0',
        SFTP_ENABLED: '0',
        PYTHONUNBUFFERED: '1',
      },
    },
  );
}

async function waitUntilHealthy(options: {
  port: number;
  logPath: string;
  ended: Promise<void>;
}): Promise<void> {
  const { port, logPath, ended } = options;
  let running = true;
  void ended.then(() => {
    running = false;
  });
  const url = `http://127.0.0.1:${port}/_ministack/health`;
  for (const until = Date.now() + START_TIMEOUT_MS; Date.now() < until; ) {
    if (!running) {
      throw new ServiceUnavailableError(
        `The emulator ended while starting; the end of ${logPath}:\n${readLogTail(
          logPath,
        )}`,
      );
    }
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) {
      return;
    }
    await sleep(50);
  }
  throw new ServiceUnavailableError(
    `The emulator did not answer within ${
      START_TIMEOUT_MS / 1000
    } s; its log is ${logPath}`,
  );
}
