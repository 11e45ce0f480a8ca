import { constants } from 'fs';
import { access } from 'fs/promises';
import { delimiter, isAbsolute, join } from 'path';

/** The first executable of this name on PATH. */
export async function findOnPath(name: string): Promise<string | undefined> {
  const directories = (process.env.PATH ?? '').split(delimiter);
  for (const directory of directories.filter(isAbsolute)) {
    const path = join(directory, name);
    const executable = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (executable) {
      return path;
    }
  }
  return undefined;
}
