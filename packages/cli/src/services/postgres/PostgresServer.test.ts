import fs from 'fs-extra';
import getPort from 'get-port';
import { tmpdir } from 'os';
import { join } from 'path';
import { Client } from 'pg';
import { locateOutside } from './choosePostgresLocation';
import { PostgresServer } from './PostgresServer';

jest.setTimeout(60_000);

describe('PostgresServer', () => {
  let directory: string;
  let onExit: jest.Mock;

  beforeEach(async () => {
    directory = await fs.mkdtemp(join(tmpdir(), 'postgres-'));
    await fs.chmod(directory, 0o755);
    onExit = jest.fn();
  });

  afterEach(async () => {
    await PostgresServer.remove(directory);
    await fs.remove(directory);
  });

  async function start() {
    return PostgresServer.start({
      directory,
      port: await getPort(),
      password: 'correct-horse',
      logPath: join(directory, 'postgres.log'),
      onExit,
    });
  }

  async function query(url: string, text: string) {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(text)).rows;
    } finally {
      await client.end();
    }
  }

  async function readProcessId(data: string) {
    const text = await fs.readFile(join(data, 'postmaster.pid'), 'utf8');
    return Number(text.split('\n')[0]);
  }

  it('keeps its data over a stop, and asks for the password', async () => {
    const first = await start();
    await query(first.url, 'create table kept as select 7 as answer');
    await expect(
      query(first.url.replace('correct-horse', 'guess'), 'select 1'),
    ).rejects.toThrow('password authentication failed');
    await first.stop();
    expect(onExit).not.toHaveBeenCalled();

    const second = await start();
    expect(await query(second.url, 'select answer from kept')).toEqual([
      { answer: 7 },
    ]);
    await second.stop();
  });

  it('takes over from a server whose starter was lost', async () => {
    const lost = await start();
    await query(lost.url, 'create table kept as select 7 as answer');

    const next = await start();
    expect(await query(next.url, 'select answer from kept')).toEqual([
      { answer: 7 },
    ]);
    await next.stop();
  });

  it('reports a crash, and starts over the pid file that it leaves', async () => {
    const crashed = await start();
    const data = join(crashed.outside ?? directory, 'postgres');
    process.kill(await readProcessId(data), 'SIGKILL');
    for (let wait = 0; wait < 100 && !onExit.mock.calls.length; wait += 1) {
      await new Promise(done => setTimeout(done, 50));
    }
    expect(onExit).toHaveBeenCalledTimes(1);
    expect(await fs.pathExists(join(data, 'postmaster.pid'))).toBe(true);

    const next = await start();
    expect(await query(next.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await next.stop();
  });

  it('starts in a directory whose initialisation was interrupted', async () => {
    await fs.outputFile(join(directory, 'postgres/PG_VERSION'), '18\n');
    const server = await start();
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
  });

  it('finds another place when its user may not enter the directory', async () => {
    await fs.chmod(directory, 0o700);
    const server = await start();
    // Root may go anywhere, so PostgreSQL runs as somebody else then; others enter their own.
    const expected =
      process.getuid?.() === 0 ? locateOutside(directory).outside : undefined;
    expect(server.outside).toBe(expected);
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
  });
});
