import { spawnSync } from 'child_process';
import { accessSync, constants } from 'fs';
import { delimiter, join } from 'path';

/** The first executable of these names on PATH. */
export function findExecutable(...names: string[]): string | undefined {
  for (const name of names) {
    for (const directory of (process.env.PATH ?? '').split(delimiter)) {
      const path = join(directory, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // The next one may do.
      }
    }
  }
  return undefined;
}

/** The first version number in what a program prints about itself. */
export function readVersion(
  path: string,
  argument = '--version',
): string | undefined {
  const result = spawnSync(path, [argument], {
    encoding: 'utf8',
    timeout: 15_000,
  });
  if (result.status !== 0) {
    return undefined;
  }
  return /\d+(\.\d+)+/.exec(`${result.stdout}${result.stderr}`)?.[0];
}
