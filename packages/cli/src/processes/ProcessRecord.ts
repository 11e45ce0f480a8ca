import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { dirname } from 'path';
import { readProcessIdentity } from './processIdentity';

/**
 * A file that remembers a process across a crash of the one that started it.
 * It holds the start time too, so that a later process with the same id is never mistaken for it.
 */
export class ProcessRecord {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  write(processId: number): void {
    mkdirSync(dirname(this.#path), { recursive: true });
    const identity = readProcessIdentity(processId);
    writeFileSync(this.#path, JSON.stringify({ processId, identity }));
  }

  /** The remembered process's id, if that very process still lives. */
  readLiving(): number | undefined {
    try {
      const { processId, identity } = JSON.parse(
        readFileSync(this.#path, 'utf8'),
      );
      return identity && readProcessIdentity(processId) === identity
        ? processId
        : undefined;
    } catch {
      return undefined;
    }
  }

  remove(): void {
    rmSync(this.#path, { force: true });
  }
}
