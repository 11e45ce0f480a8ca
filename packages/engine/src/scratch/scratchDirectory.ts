import { mkdir, mkdtemp, readdir, rm } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';
import { findOperationProcesses } from '../processes/operationProcesses';

const PREFIX = 'backlot-operation-';
const NAME = new RegExp(`^${PREFIX}(\\d+)-(.*)-[A-Za-z0-9]{6}$`);

/** Makes the directory that an operation may write to; readable by nobody else. */
export async function createScratchDirectory(
  operationId: string,
): Promise<string> {
  const name = operationId.replace(/[^A-Za-z0-9-]/g, '').slice(0, 64);
  // mkdtemp makes the directory with mode 0700.
  const directory = await mkdtemp(
    join(tmpdir(), `${PREFIX}${process.pid}-${name}-`),
  );
  await Promise.all(
    ['home', 'tmp', 'work'].map(part =>
      mkdir(join(directory, part), { mode: 0o700 }),
    ),
  );
  return directory;
}

/** Removes a scratch directory; one that is gone already is no failure. */
export async function removeScratchDirectory(directory: string): Promise<void> {
  await rm(directory, { recursive: true, force: true, maxRetries: 3 });
}

/** Removes what operations left behind whose parent and runner were both killed. */
export async function sweepScratchDirectories(): Promise<void> {
  for (const entry of await readdir(tmpdir())) {
    const [, parent, operationId] = NAME.exec(entry) ?? [];
    if (
      parent &&
      !isAlive(Number(parent)) &&
      (await findOperationProcesses(operationId)).length === 0
    ) {
      // Another user's is theirs to remove.
      await removeScratchDirectory(join(tmpdir(), entry)).catch(() => {});
    }
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
