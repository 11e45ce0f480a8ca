import { acquireEngine } from '@backlot/engine';
import {
  installEmulator,
  installProvider,
  startSandbox,
} from '@backlot/sandbox';
import { join } from 'path';
import { builds, ensureBuild } from '../builds/Build';
import { Progress } from '../console/Progress';
import { readLogTail } from '../processes/readLogTail';
import { Supervisor } from '../processes/Supervisor';
import { Workspace } from '../workspace/Workspace';
import { choosePort } from './choosePort';
import { DEFAULT_PORTS } from './defaultPorts';
import { PostgresServer } from './postgres/PostgresServer';

export interface StartServicesOptions {
  workspace: Workspace;
  progress: Progress;
  supervisor: Supervisor;
  /** Wished ports; a taken one is moved, 0 is any. */
  ports: typeof DEFAULT_PORTS;
  /** Data that is thrown away afterwards is not forced to disk. */
  ephemeral?: boolean;
  /** Operations at a time; the portal's default when left out. */
  concurrency?: number;
}

/** What the portal and the tests stand on. */
export interface Services {
  enginePath: string;
  postgres: PostgresServer;
  sandboxEndpoint: string;
  emulatorPath: string;
}

/** Gets and starts the engine, PostgreSQL and the simulated AWS account, side by side. */
export async function startServices(
  options: StartServicesOptions,
): Promise<Services> {
  const [enginePath, postgres, sandbox] = await options.supervisor.race(
    Promise.all([
      prepareEngine(options),
      startPostgres(options),
      startSimulatedAccount(options),
    ]),
  );
  return { enginePath, postgres, ...sandbox };
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
        onExit: () => supervisor.reportEnd('PostgreSQL', readLogTail(logPath)),
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

async function startSimulatedAccount(
  options: StartServicesOptions,
): Promise<{ sandboxEndpoint: string; emulatorPath: string }> {
  const { workspace, progress, supervisor, ports } = options;
  const onProgress = (message: string) => progress.say('sandbox', message);
  const emulatorPath = await installEmulator({
    directory: join(workspace.cacheDirectory, 'emulator'),
    onProgress,
  });
  await ensureBuild({ build: builds.provider, workspace, progress });
  await installProvider({ pluginsDirectory: workspace.pluginsDirectory });

  const moved = { part: 'sandbox', progress };
  const routerPort = await choosePort({ ...moved, wished: ports.router });
  const emulatorPort = await choosePort({ ...moved, wished: ports.emulator });
  const sandbox = await progress.step(
    'sandbox',
    `starting the simulated AWS account on 127.0.0.1:${routerPort}`,
    () =>
      startSandbox({
        directory: join(workspace.directory, 'sandbox'),
        executable: emulatorPath,
        routerPort,
        emulatorPort,
        traffic: true,
        onProgress,
        onExit: ({ logTail }) => supervisor.reportEnd('The sandbox', logTail),
      }),
  );
  await supervisor.add('sandbox', () => sandbox.stop());
  return { sandboxEndpoint: sandbox.endpoint, emulatorPath };
}
