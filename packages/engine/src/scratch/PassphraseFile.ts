import { existsSync } from 'fs';
import { FileHandle, mkdtemp, open, rm } from 'fs/promises';
import { join } from 'path';

const SHARED_MEMORY = '/dev/shm';

/**
 * A passphrase where the engine can read it and nothing can find it afterwards: in a file that
 * has lost its name already and lives only as long as this process holds it open.
 */
export class PassphraseFile {
  readonly #handle: FileHandle;

  private constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  static async create(options: {
    passphrase: string;
    fallbackDirectory: string;
  }): Promise<PassphraseFile> {
    const directory = await mkdtemp(
      join(
        existsSync(SHARED_MEMORY) ? SHARED_MEMORY : options.fallbackDirectory,
        'backlot-',
      ),
    );
    try {
      const handle = await open(join(directory, 'passphrase'), 'wx+', 0o600);
      await rm(directory, { recursive: true });
      await handle.write(options.passphrase, 0);
      return new PassphraseFile(handle);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  }

  /** Opens the nameless file anew, from its beginning; for processes of the same user. */
  get path(): string {
    return `/proc/${process.pid}/fd/${this.#handle.fd}`;
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}
