import fs from 'fs-extra';
import { FSWatcher, watch } from 'fs';
import { basename, dirname } from 'path';
import { z } from 'zod';
import { faultSchema } from './Fault';
import { FaultStore } from './FaultStore';

/** Keeps the faults that a file lists in force while it changes. */
export class FaultsFile {
  readonly #watcher: FSWatcher;

  static async watch(options: {
    path: string;
    store: FaultStore;
    onProblem?(message: string): void;
  }): Promise<FaultsFile> {
    const { path, store, onProblem } = options;
    const load = async () => {
      try {
        store.replaceFiled(await readFaults(path));
      } catch (error) {
        onProblem?.(`${path} is not used: ${(error as Error).message}`);
      }
    };
    await load();
    // The directory is watched because editors replace a file rather than write into it.
    const watcher = watch(dirname(path), (_event, name) => {
      if (name === basename(path)) {
        void load();
      }
    });
    return new FaultsFile(watcher);
  }

  private constructor(watcher: FSWatcher) {
    this.#watcher = watcher;
  }

  stop(): void {
    this.#watcher.close();
  }
}

async function readFaults(path: string) {
  if (!(await fs.pathExists(path))) {
    return [];
  }
  const content = await fs.readFile(path, 'utf8');
  const parsed = z.array(faultSchema).safeParse(JSON.parse(content || '[]'));
  if (!parsed.success) {
    throw new Error(z.prettifyError(parsed.error));
  }
  return parsed.data;
}
