import { readdir, readFile, readlink } from 'fs/promises';
import { OPERATION_MARKER } from '../environment/runnerEnvironment';

/** What `/proc` says about one process. */
interface ProcessStatus {
  processId: number;
  state: string;
  sessionId: number;
}

/** Ends every process of a runner's session, the providers in their own groups included. @public */
export async function killOperationProcesses(
  sessionId: number,
): Promise<number[]> {
  return killUntilGone(() => sessionProcesses(sessionId));
}

/** Finds the processes that carry the marker of an operation, whatever their session. @public */
export async function findOperationProcesses(
  operationId: string,
): Promise<number[]> {
  const marker = `${OPERATION_MARKER}=${operationId}`;
  const statuses = await listProcesses();
  const found = await Promise.all(
    statuses
      .filter(({ processId }) => processId !== process.pid)
      .map(async ({ processId }) => {
        const environment = await readFile(
          `/proc/${processId}/environ`,
          'utf8',
        ).catch(() => '');
        return environment.split('\0').includes(marker) ? processId : undefined;
      }),
  );
  return found.filter(processId => processId !== undefined);
}

/** Ends every process of an operation, found by session and by marker. @public */
export async function killOperation(options: {
  sessionId?: number;
  operationId: string;
}): Promise<number[]> {
  const { sessionId, operationId } = options;
  return killUntilGone(async () => [
    ...(sessionId ? await sessionProcesses(sessionId) : []),
    ...(await findOperationProcesses(operationId)),
  ]);
}

/** Sends SIGINT to the engines of a session; the second one makes them end at once. */
export async function interruptEngine(options: {
  sessionId: number;
  enginePath: string;
}): Promise<void> {
  for (const processId of await sessionProcesses(options.sessionId)) {
    const executable = await readlink(`/proc/${processId}/exe`).catch(() => '');
    if (executable === options.enginePath) {
      send(processId, 'SIGINT');
    }
  }
}

/** Ids of the living processes of a session, without the caller itself. */
export async function sessionProcesses(sessionId: number): Promise<number[]> {
  const statuses = await listProcesses();
  return statuses
    .filter(
      status =>
        status.sessionId === sessionId && status.processId !== process.pid,
    )
    .map(status => status.processId);
}

async function killUntilGone(find: () => Promise<number[]>): Promise<number[]> {
  const killed = new Set<number>();
  // A process may start another between the look and the signal.
  for (let round = 0; round < 50; round += 1) {
    const living = await find();
    if (living.length === 0) {
      break;
    }
    for (const processId of living) {
      killed.add(processId);
      send(processId, 'SIGKILL');
    }
    await new Promise(resolve => {
      setTimeout(resolve, 20);
    });
  }
  return [...killed];
}

function send(processId: number, signal: NodeJS.Signals): void {
  try {
    process.kill(processId, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
      throw error;
    }
  }
}

async function listProcesses(): Promise<ProcessStatus[]> {
  const entries = await readdir('/proc');
  const statuses = await Promise.all(
    entries.filter(entry => /^\d+$/.test(entry)).map(readStatus),
  );
  // A zombie is dead already and only waits for its parent to notice.
  return statuses.filter(
    status => status !== undefined && status.state !== 'Z',
  ) as ProcessStatus[];
}

async function readStatus(entry: string): Promise<ProcessStatus | undefined> {
  const stat = await readFile(`/proc/${entry}/stat`, 'utf8').catch(() => '');
  // The name stands in brackets and may hold anything, brackets included.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.length > 3
    ? {
        processId: Number(entry),
        state: fields[0],
        sessionId: Number(fields[3]),
      }
    : undefined;
}
