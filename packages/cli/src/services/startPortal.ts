import { builds, ensureBuild } from '../builds/Build';
import { readLogTail } from '../processes/readLogTail';
import { BackendProcess } from './backend/BackendProcess';
import { writeRuntimeConfig } from './backend/writeRuntimeConfig';
import { choosePort } from './choosePort';
import { Services, startServices, StartServicesOptions } from './startServices';

export interface StartPortalOptions extends StartServicesOptions {
  /** Services that run already; they are started when left out. */
  services?: Services;
}

/** The portal and everything under it, running. */
export interface Portal {
  url: string;
  services: Services;
}

/** Starts the backend, which serves the frontend too, when what it needs is there. */
export async function startPortal(
  options: StartPortalOptions,
): Promise<Portal> {
  const { workspace, progress, supervisor, ports } = options;
  const [services] = await supervisor.race(
    Promise.all([
      options.services ?? startServices(options),
      ensureBuild({ build: builds.app, workspace, progress }),
      BackendProcess.endLeftOver(workspace),
    ]),
  );

  const wished = ports.portal;
  const port = await choosePort({ part: 'portal', wished, progress });
  await writeRuntimeConfig({
    workspace,
    settings: {
      port,
      databasePort: services.postgres.port,
      enginePath: services.enginePath,
      sandboxEndpoint: services.sandboxEndpoint,
      concurrency: options.concurrency,
    },
  });
  const logPath = workspace.logPath('backend');
  await progress.step(
    'backend',
    `starting on 127.0.0.1:${port}; its log is ${logPath}`,
    async () => {
      const backend = await BackendProcess.start({
        workspace,
        onExit: () => supervisor.reportEnd('The backend', readLogTail(logPath)),
      });
      await supervisor.add('backend', () => backend.stop());
      await backend.waitUntilReady(port, supervisor.signal);
    },
  );
  return { url: `http://localhost:${port}`, services };
}
