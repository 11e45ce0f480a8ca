import { ConflictError } from '@backstage/errors';
import { join } from 'path';
import { Progress } from '../console/Progress';
import { createDemoEnvironment } from '../demo/createDemoEnvironment';
import { PortalClient } from '../demo/PortalClient';
import { ProcessRecord } from '../processes/ProcessRecord';
import { Supervisor } from '../processes/Supervisor';
import { DEFAULT_PORTS } from '../services/defaultPorts';
import { startPortal } from '../services/startPortal';
import { resetWorkspace } from '../workspace/resetWorkspace';
import { Workspace } from '../workspace/Workspace';

/** `start`: everything, supervised, until Ctrl-C. */
export async function start(options: {
  reset?: boolean;
  port?: number;
}): Promise<number> {
  const progress = new Progress();
  const workspace = Workspace.open();
  const owner = new ProcessRecord(join(workspace.directory, 'run/start.json'));
  const other = owner.readLiving();
  if (other !== undefined) {
    throw new ConflictError(
      `Backlot runs here already, as process ${other}; end that one first (Ctrl-C in its terminal, or kill ${other})`,
    );
  }
  owner.write(process.pid);

  const supervisor = new Supervisor(progress);
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => supervisor.requestStop());
  }
  try {
    if (options.reset) {
      await progress.step('reset', 'forgetting every environment', () =>
        resetWorkspace(workspace),
      );
    }
    await run({ progress, workspace, supervisor, port: options.port });
    return 0;
  } catch (error) {
    if (supervisor.stopRequested) {
      return 0;
    }
    throw error;
  } finally {
    await supervisor.stop();
    owner.remove();
  }
}

async function run(options: {
  progress: Progress;
  workspace: Workspace;
  supervisor: Supervisor;
  port?: number;
}): Promise<void> {
  const { progress, workspace, supervisor, port } = options;
  const { url } = await startPortal({
    workspace,
    progress,
    supervisor,
    ports: { ...DEFAULT_PORTS, ...(port ? { portal: port } : {}) },
  });
  progress.say('portal', `${url} is ready after ${progress.elapsed}`);
  try {
    await supervisor.race(
      showDemo({ url, progress, signal: supervisor.signal }),
    );
  } catch (error) {
    supervisor.signal.throwIfAborted();
    // The portal shows what went wrong, and how to go on.
    progress.warn('demo', (error as Error).message);
  }
  progress.say('portal', `open ${url} and enter as guest; Ctrl-C ends it all`);
  await supervisor.waitForEnd();
}

async function showDemo(options: {
  url: string;
  progress: Progress;
  signal: AbortSignal;
}): Promise<void> {
  const { url, progress, signal } = options;
  const client = await PortalClient.signInAsGuest(url);
  const { id, name, status } = await createDemoEnvironment({
    client,
    progress,
    signal,
  });
  progress.say('demo', `${name} is ${status}: ${url}/environments/${id}`);
}
