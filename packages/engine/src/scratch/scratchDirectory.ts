import { mkdir, mkdtemp, rm } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';

/** Makes the directory that an operation may write to; readable by nobody else. */
export async function createScratchDirectory(
  operationId: string,
): Promise<string> {
  const name = operationId.replace(/[^A-Za-z0-9-]/g, '').slice(0, 64);
  // mkdtemp makes the directory with mode 0700.
  const directory = await mkdtemp(join(tmpdir(), `backlot-${name}-`));
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
