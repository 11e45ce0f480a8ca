import { ChildProcess, spawn, spawnSync } from 'child_process';
import fs from 'fs-extra';
import { join } from 'path';
import { Client } from 'pg';
import { setTimeout as sleep } from 'timers/promises';
import { endProcess } from '../../processes/endProcess';
import { readProcessCommand } from '../../processes/processIdentity';
import { readLogTail } from '../../processes/readLogTail';
import {
  choosePostgresLocation,
  locateOutside,
  PostgresLocation,
} from './choosePostgresLocation';
import {
  findUnprivilegedIdentity,
  ProcessIdentity,
} from './unprivilegedIdentity';

export interface PostgresServerOptions {
  /** The data lies in `postgres` below it, or under /var/tmp when PostgreSQL's user cannot go there. */
  directory: string;
  port: number;
  password: string;
  logPath: string;
  /** For data that is thrown away: not forced to disk. */
  ephemeral?: boolean;
  onExit?(): void;
}

/** A PostgreSQL of our own on the loopback address. */
export class PostgresServer {
  readonly #options: PostgresServerOptions;
  readonly #identity: ProcessIdentity;
  readonly #location: PostgresLocation;
  #process: ChildProcess | undefined;

  static async start(options: PostgresServerOptions): Promise<PostgresServer> {
    const identity = findUnprivilegedIdentity();
    const location = await choosePostgresLocation({
      directory: options.directory,
      identity,
    });
    const server = new PostgresServer(options, identity, location);
    await endLeftOver(location.data);
    await server.#initialise();
    await server.#start();
    return server;
  }

  /** Ends a server that outlived its starter and deletes its data. */
  static async remove(directory: string): Promise<void> {
    const { outside } = locateOutside(directory);
    for (const data of [
      join(directory, 'postgres'),
      join(outside, 'postgres'),
    ]) {
      await endLeftOver(data);
      await fs.remove(data);
    }
    await fs.remove(outside);
  }

  private constructor(
    options: PostgresServerOptions,
    identity: ProcessIdentity,
    location: PostgresLocation,
  ) {
    this.#options = options;
    this.#identity = identity;
    this.#location = location;
  }

  get port(): number {
    return this.#options.port;
  }

  /** Where the data went, when not into the directory of state. */
  get outside(): string | undefined {
    return this.#location.outside;
  }

  /** Connection string of a user that may create databases. Holds the password. */
  get url(): string {
    const { password, port } = this.#options;
    return `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
  }

  async stop(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child?.pid) {
      // SIGINT is PostgreSQL's fast shutdown: connections are closed, everything is written.
      await endProcess({
        processId: child.pid,
        signal: 'SIGINT',
        timeoutMs: 30_000,
      });
    }
  }

  async #initialise(): Promise<void> {
    const { data } = this.#location;
    const marker = join(data, 'backlot-initialised');
    if (await fs.pathExists(marker)) {
      return;
    }
    // Without the marker an earlier attempt was interrupted.
    await fs.remove(data);
    await fs.mkdir(data, { mode: 0o700 });
    const { uid, gid } = this.#identity;
    if (uid !== undefined && gid !== undefined) {
      await fs.chown(data, uid, gid);
    }
    this.#run('initdb', [
      `--pgdata=${data}`,
      '--username=postgres',
      '--encoding=UTF8',
      '--locale=C',
      '--auth=reject',
      '--no-sync',
    ]);
    // The password goes in by stdin: arguments and files could be read by others.
    this.#run(
      'postgres',
      ['--single', '-D', data, 'postgres'],
      `ALTER USER postgres PASSWORD '${this.#options.password}';\n`,
    );
    await fs.writeFile(
      join(data, 'pg_hba.conf'),
      'host all all 127.0.0.1/32 scram-sha-256\n',
    );
    await fs.writeFile(marker, '');
  }

  async #start(): Promise<void> {
    const { logPath, port, ephemeral, onExit } = this.#options;
    const log = await fs.open(logPath, 'a');
    const settings = [
      'listen_addresses=127.0.0.1',
      `port=${port}`,
      'unix_socket_directories=',
      'max_connections=300',
      ...(ephemeral
        ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
        : []),
    ];
    const child = spawn(
      join(this.#location.programs, 'bin/postgres'),
      ['-D', this.#location.data, ...settings.flatMap(it => ['-c', it])],
      {
        ...this.#identity,
        cwd: '/',
        // Out of the terminal's process group: Ctrl-C must reach it last, through stop().
        detached: true,
        stdio: ['ignore', log, log],
        env: { LC_ALL: 'C', TZ: 'UTC' },
      },
    );
    await fs.close(log);
    this.#process = child;
    child.once('exit', () => {
      if (this.#process === child) {
        this.#process = undefined;
        onExit?.();
      }
    });
    await this.#waitUntilReady(child);
  }

  async #waitUntilReady(child: ChildProcess): Promise<void> {
    for (const until = Date.now() + 60_000; Date.now() < until; ) {
      if (child.exitCode !== null || child.signalCode !== null) {
        break;
      }
      const client = new Client({ connectionString: this.url });
      client.on('error', () => {});
      try {
        await client.connect();
        await client.query('select 1');
        return;
      } catch (error) {
        // 28P01: the data was made with another password.
        if ((error as { code?: string }).code === '28P01') {
          await this.stop();
          throw new Error(
            'PostgreSQL refuses the password in secrets.json, because its data was made with another one; `./backlot start --reset` begins anew',
          );
        }
        await sleep(100);
      } finally {
        await client.end().catch(() => {});
      }
    }
    await this.stop();
    throw new Error(
      `PostgreSQL did not start; the end of its log:\n${readLogTail(
        this.#options.logPath,
      )}`,
    );
  }

  #run(program: string, programArguments: string[], input = ''): void {
    const result = spawnSync(
      join(this.#location.programs, 'bin', program),
      programArguments,
      {
        ...this.#identity,
        cwd: '/',
        input,
        encoding: 'utf8',
        env: { LC_ALL: 'C', TZ: 'UTC', PATH: process.env.PATH },
      },
    );
    if (result.status !== 0) {
      throw new Error(
        `PostgreSQL's ${program} failed: ${
          result.stderr || result.error?.message
        }`,
      );
    }
  }
}

/** A crash of the starter leaves the server running, or its pid file behind. */
async function endLeftOver(data: string): Promise<void> {
  const pidFile = join(data, 'postmaster.pid');
  if (!(await fs.pathExists(pidFile))) {
    return;
  }
  const processId = Number((await fs.readFile(pidFile, 'utf8')).split('\n')[0]);
  // After a restart of the machine the id may belong to anything.
  if (readProcessCommand(processId)?.includes(data)) {
    await endProcess({ processId, signal: 'SIGINT', timeoutMs: 30_000 });
  }
  await fs.remove(pidFile);
}
