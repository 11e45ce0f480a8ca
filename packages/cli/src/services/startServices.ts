import { acquireEngine } from '@backlot/engine';
import { join } from 'path';
import { builds, ensureBuild } from '../builds/Build';
import { Progress } from '../console/Progress';
import { Supervisor } from '../processes/Supervisor';
import { Workspace } from '../workspace/Workspace';
import { choosePort } from './choosePort';
import { DEFAULT_PORTS } from './defaultPorts';
import { PostgresServer } from './postgres/PostgresServer';

export interface StartServicesOptions {
  workspace: Workspace;
  progress: Progress;
  supervisor: Supervisor;
  /** Wished ports; a taken one is moved. */
  ports: typeof DEFAULT_PORTS;
  /** Data that is thrown away afterwards is not forced to disk. */
  ephemeral?: boolean;
}

/** What the portal and the tests stand on. */
export interface Services {
  enginePath: string;
  postgres: PostgresServer;
}

/** Gets and starts the engine and PostgreSQL, side by side. */
export async function startServices(
  options: StartServicesOptions,
): Promise<Services> {
  const [enginePath, postgres] = await options.supervisor.race(
    Promise.all([prepareEngine(options), startPostgres(options)]),
  );
  return { enginePath, postgres };
}

async function prepareEngine(options: StartServicesOptions): Promise<string> {
  const { workspace, progress } = options;
  const engine = await acquireEngine({
    cacheDirectory: join(workspace.cacheDirectory, 'engine'),
    configuredPath: process.env.PULUMI,
    onProgress: message => progress.say('engine', message),
  });
  progress.say('engine', `Pulumi ${engine.version} (${engine.source})`);
  await ensureBuild({ build: builds.runner, workspace, progress });
  return engine.path;
}

async function startPostgres(
  options: StartServicesOptions,
): Promise<PostgresServer> {
  const { workspace, progress, supervisor, ports, ephemeral } = options;
  const logPath = workspace.logPath('postgres');
  const port = await choosePort({
    part: 'PostgreSQL',
    wished: ports.database,
    progress,
  });
  const postgres = await progress.step(
    'PostgreSQL',
    `starting on 127.0.0.1:${port}; the portal keeps its operations there`,
    () =>
      PostgresServer.start({
        directory: workspace.directory,
        port,
        password: workspace.readSecrets().databasePassword,
        logPath,
        ephemeral,
        onExit: () => supervisor.reportEnd('PostgreSQL', logPath),
      }),
  );
  await supervisor.add('PostgreSQL', () => postgres.stop());
  if (postgres.outside) {
    progress.say(
      'PostgreSQL',
      `keeps its data in ${postgres.outside}, because its user may not enter ${workspace.directory}`,
    );
  }
  return postgres;
}
