import { builds, ensureBuild } from '../builds/Build';
import { readLogTail } from '../processes/readLogTail';
import { BackendProcess } from './backend/BackendProcess';
import { writeRuntimeConfig } from './backend/writeRuntimeConfig';
import { choosePort } from './choosePort';
import { Services, startServices, StartServicesOptions } from './startServices';

/** The portal and everything under it, running. */
export interface Portal {
  url: string;
  services: Services;
}

/** Starts the services and, when they and the frontend are there, the backend. */
export async function startPortal(
  options: StartServicesOptions,
): Promise<Portal> {
  const { workspace, progress, supervisor, ports } = options;
  await BackendProcess.endLeftOver(workspace);
  const [services] = await supervisor.race(
    Promise.all([
      startServices(options),
      ensureBuild({ build: builds.app, workspace, progress }),
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
