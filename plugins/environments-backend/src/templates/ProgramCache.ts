import fs from 'fs-extra';
import { randomUUID } from 'crypto';
import { join, resolve } from 'path';

/** Compiled programs as files of this machine, named by digest, for runners to load. */
export class ProgramCache {
  readonly #directory: string;

  constructor(options: { directory: string }) {
    this.#directory = resolve(options.directory);
  }

  /** Path of the program, which is read only when it is not there yet. */
  async path(
    digest: string,
    readProgram: () => Promise<string>,
  ): Promise<string> {
    const path = join(this.#directory, `${digest.replace(/^sha256:/, '')}.cjs`);
    if (await fs.pathExists(path)) {
      return path;
    }
    await fs.ensureDir(this.#directory, { mode: 0o700 });
    // Written aside and renamed: a runner never sees half a program, and writers may race.
    const aside = `${path}.${randomUUID()}`;
    await fs.writeFile(aside, await readProgram(), { mode: 0o600 });
    await fs.rename(aside, path);
    return path;
  }
}
