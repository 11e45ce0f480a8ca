import fs from 'fs-extra';
import { join } from 'path';
import { Progress } from '../../console/Progress';
import { ProcessRecord } from '../../processes/ProcessRecord';
import { Supervisor } from '../../processes/Supervisor';
import { Workspace } from '../../workspace/Workspace';
import { ANY_PORTS } from '../defaultPorts';
import { PostgresServer } from '../postgres/PostgresServer';
import { startPortal } from '../startPortal';
import { Services, startServices } from '../startServices';

/** The services that tests need, on free ports and in a directory that is thrown away. */
export class TestServices {
  readonly workspace: Workspace;
  readonly supervisor: Supervisor;
  readonly services: Services;

  static async start(options: {
    progress: Progress;
    signal: AbortSignal;
  }): Promise<TestServices> {
    const { progress, signal } = options;
    const home = join(Workspace.open().directory, 'tests');
    await removeLeftOvers(home);
    const workspace = Workspace.open({
      directory: join(home, `${process.pid}`),
    });
    new ProcessRecord(join(workspace.directory, 'owner.json')).write(
      process.pid,
    );
    const supervisor = new Supervisor(progress);
    signal.addEventListener('abort', () => supervisor.requestStop());
    try {
      const services = await startServices({
        workspace,
        progress,
        supervisor,
        ports: ANY_PORTS,
        ephemeral: true,
      });
      return new TestServices({ workspace, supervisor, services });
    } catch (error) {
      await supervisor.stop();
      await removeDirectory(workspace.directory);
      throw error;
    }
  }

  private constructor(options: {
    workspace: Workspace;
    supervisor: Supervisor;
    services: Services;
  }) {
    this.workspace = options.workspace;
    this.supervisor = options.supervisor;
    this.services = options.services;
  }

  /** Variables that tell the tests where the services are. Holds the database's password. */
  get environment(): Record<string, string> {
    const { postgres, enginePath, sandboxEndpoint, emulatorPath } =
      this.services;
    return {
      BACKLOT_TEST_DATABASE_URL: postgres.url,
      BACKLOT_TEST_AWS_ENDPOINT: sandboxEndpoint,
      BACKLOT_TEST_PULUMI: enginePath,
      BACKLOT_TEST_PLUGINS: this.workspace.pluginsDirectory,
      BACKLOT_TEST_MINISTACK: emulatorPath,
    };
  }

  /** Starts a portal over the services and answers its address. */
  async startPortal(progress: Progress): Promise<string> {
    const { url } = await startPortal({
      workspace: this.workspace,
      supervisor: this.supervisor,
      progress,
      ports: ANY_PORTS,
      services: this.services,
    });
    return url;
  }

  async stop(): Promise<void> {
    await this.supervisor.stop();
    await removeDirectory(this.workspace.directory);
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
