import fs from 'fs-extra';
import { join } from 'path';
import { Progress } from '../console/Progress';
import { PortalClient } from '../demo/PortalClient';
import { ProcessRecord } from '../processes/ProcessRecord';
import { Supervisor } from '../processes/Supervisor';
import { ANY_PORTS } from '../services/defaultPorts';
import { startPortal } from '../services/startPortal';
import { Workspace } from '../workspace/Workspace';
import { PlainAutomation } from './PlainAutomation';
import { PortalBench, residentMemory } from './PortalBench';
import { median, percentile } from './statistics';

const RUNS = 5;
const AT_ONCE = 10;

/**
 * `bench operations`: the same program deployed through the portal's API and by a plain Automation
 * API script, alternating; then ten operations at a time, with the delay of their events and the
 * backend's memory. Prints ratios of the same run.
 */
export async function benchOperations(): Promise<number> {
  const progress = new Progress();
  const workspace = Workspace.open({
    directory: join(Workspace.open().directory, 'benches', `${process.pid}`),
  });
  const supervisor = new Supervisor(progress);
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => supervisor.requestStop());
  }
  try {
    const { url, services } = await startPortal({
      workspace,
      progress,
      supervisor,
      ports: ANY_PORTS,
      concurrency: AT_ONCE,
    });
    const client = await PortalClient.signInAsGuest(url);
    await waitForCatalog(client, supervisor.signal);
    const portal = new PortalBench(client);
    const plain = await PlainAutomation.create({ workspace, services });
    await compare({ portal, plain, progress });
    await runAtOnce({ portal, workspace, progress });
    return 0;
  } finally {
    await supervisor.stop();
    await fs.remove(workspace.directory);
  }
}

async function waitForCatalog(client: PortalClient, signal: AbortSignal) {
  while (
    !(await client.hasEntity('component/default/expense-manager-api', signal))
  ) {
    await new Promise(resume => setTimeout(resume, 500));
  }
}

async function compare(options: {
  portal: PortalBench;
  plain: PlainAutomation;
  progress: Progress;
}): Promise<void> {
  const { portal, plain, progress } = options;
  const cold: Record<'portal' | 'plain', number[]> = { portal: [], plain: [] };
  const unchanged: typeof cold = { portal: [], plain: [] };
  for (let run = 1; run <= RUNS; run += 1) {
    const name = `bench-plain-${run}`;
    cold.plain.push(await plain.up(name, portal.region));
    const { environment, milliseconds } = await portal.create(`bench-${run}`);
    cold.portal.push(milliseconds);
    unchanged.plain.push(await plain.up(name, portal.region));
    unchanged.portal.push((await portal.deploy(environment)).milliseconds);
    progress.say('bench', `run ${run} of ${RUNS} done`);
  }
  report(progress, 'deploy, new', cold);
  report(progress, 'deploy, no change', unchanged);
}

function report(
  progress: Progress,
  what: string,
  times: Record<'portal' | 'plain', number[]>,
) {
  const portal = median(times.portal);
  const plain = median(times.plain);
  progress.say(
    'bench',
    `${what}: portal ${seconds(portal)}, plain script ${seconds(
      plain,
    )}, ratio ${(portal / plain).toFixed(2)} (median of ${RUNS})`,
  );
}

async function runAtOnce(options: {
  portal: PortalBench;
  workspace: Workspace;
  progress: Progress;
}): Promise<void> {
  const { portal, workspace, progress } = options;
  const backend = new ProcessRecord(
    join(workspace.directory, 'run/backend.json'),
  ).readLiving()!;
  const environments = [];
  for (let index = 1; index <= AT_ONCE; index += 1) {
    environments.push((await portal.create(`bench-many-${index}`)).environment);
  }
  const idle = await residentMemory(backend);
  let peak = idle;
  const sampling = setInterval(async () => {
    peak = Math.max(peak, await residentMemory(backend));
  }, 100);
  const results = await Promise.all(
    environments.map(environment => portal.deploy(environment)),
  );
  clearInterval(sampling);
  const delays = results.flatMap(result => result.delays);
  progress.say(
    'bench',
    `${AT_ONCE} operations at once: event to client p50 ${percentile(
      delays,
      0.5,
    )} ms, p95 ${percentile(delays, 0.95)} ms over ${delays.length} events`,
  );
  progress.say(
    'bench',
    `backend memory: idle ${idle.toFixed(0)} MiB, peak ${peak.toFixed(
      0,
    )} MiB, ratio ${(peak / idle).toFixed(2)}`,
  );
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
