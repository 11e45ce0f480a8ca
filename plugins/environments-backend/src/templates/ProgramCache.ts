import { randomUUID } from 'crypto';
import fs from 'fs-extra';
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
    await this.#ensureOwnDirectory();
    const path = join(this.#directory, `${digest.replace(/^sha256:/, '')}.cjs`);
    if (await fs.pathExists(path)) {
      return path;
    }
    // Written aside and renamed: a runner never sees half a program, and writers may race.
    const aside = `${path}.${randomUUID()}`;
    await fs.writeFile(aside, await readProgram(), { mode: 0o600 });
    await fs.rename(aside, path);
    return path;
  }

  /** Runners execute what lies here, so nobody else may have put it there: the place may be a shared one, such as /tmp. */
  async #ensureOwnDirectory(): Promise<void> {
    await fs.ensureDir(this.#directory, { mode: 0o700 });
    const { uid, mode } = await fs.lstat(this.#directory);
    if (uid !== process.getuid?.() || (mode & 0o022) !== 0) {
      throw new Error(
        `${
          this.#directory
        } can be written by others; remove it, and it is made anew`,
      );
    }
  }
}
