import fs from 'fs-extra';
import getPort from 'get-port';
import { join } from 'path';
import { Progress } from '../../console/Progress';
import { ProcessRecord } from '../../processes/ProcessRecord';
import { Workspace } from '../../workspace/Workspace';
import { PostgresServer } from '../postgres/PostgresServer';

/** The services that tests need, on free ports and in a directory that is thrown away. */
export class TestServices {
  /** Variables that tell the tests where the services are. Holds the database's password. */
  readonly environment: Record<string, string>;
  readonly #workspace: Workspace;
  readonly #postgres: PostgresServer;

  static async start(progress: Progress): Promise<TestServices> {
    const home = join(Workspace.open().directory, 'tests');
    await removeLeftOvers(home);
    const directory = join(home, `${process.pid}`);
    const workspace = Workspace.open({ directory });
    new ProcessRecord(join(directory, 'owner.json')).write(process.pid);

    const postgres = await progress.step(
      'PostgreSQL',
      'starting an empty one for the tests',
      async () =>
        PostgresServer.start({
          directory,
          port: await getPort(),
          password: workspace.readSecrets().databasePassword,
          logPath: workspace.logPath('postgres'),
          ephemeral: true,
        }),
    );
    return new TestServices(workspace, postgres, {
      BACKLOT_TEST_DATABASE_URL: postgres.url,
      BACKLOT_TEST_PULUMI: join(workspace.cacheDirectory, 'engine/pulumi'),
    });
  }

  private constructor(
    workspace: Workspace,
    postgres: PostgresServer,
    environment: Record<string, string>,
  ) {
    this.#workspace = workspace;
    this.#postgres = postgres;
    this.environment = environment;
  }

  async stop(): Promise<void> {
    await this.#postgres.stop();
    await removeDirectory(this.#workspace.directory);
  }
}

/** A test run that was killed leaves its PostgreSQL and its directory. */
async function removeLeftOvers(home: string): Promise<void> {
  await fs.ensureDir(home);
  for (const name of await fs.readdir(home)) {
    const directory = join(home, name);
    const owner = new ProcessRecord(join(directory, 'owner.json'));
    if (owner.readLiving() === undefined) {
      await removeDirectory(directory);
    }
  }
}

async function removeDirectory(directory: string): Promise<void> {
  await PostgresServer.remove(directory);
  await fs.remove(directory);
}
