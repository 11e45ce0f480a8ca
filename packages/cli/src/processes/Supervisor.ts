import { Progress } from '../console/Progress';

interface Part {
  name: string;
  stop(): Promise<void>;
}

/**
 * Keeps the parts that were started, ends them in the opposite order,
 * and tells when one of them ended by itself.
 */
export class Supervisor {
  readonly #progress: Progress;
  readonly #parts: Part[] = [];
  readonly #abort = new AbortController();
  #failure: Error | undefined;
  #stopping = false;

  constructor(progress: Progress) {
    this.#progress = progress;
  }

  /** Aborted when a stop was asked for, or a part ended by itself. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** A part that comes when everything is being ended is ended at once. */
  async add(name: string, stop: () => Promise<void>): Promise<void> {
    this.#parts.push({ name, stop });
    if (this.#stopping) {
      await this.stop();
    }
  }

  /** To be called by a part that ended without being asked to. */
  reportEnd(name: string, logTail: string): void {
    if (this.#stopping || this.signal.aborted) {
      return;
    }
    this.#failure = new Error(
      [`${name} ended by itself.`, logTail && 'The end of its log:', logTail]
        .filter(Boolean)
        .join('\n'),
    );
    this.#abort.abort(this.#failure);
  }

  requestStop(): void {
    this.#abort.abort(new Error('stopped on request'));
  }

  /** True when everything ends because a person wanted it, and not because something broke. */
  get stopRequested(): boolean {
    return this.signal.aborted && this.#failure === undefined;
  }

  /** Resolves on a requested stop, rejects when a part ended by itself. */
  async waitForEnd(): Promise<void> {
    if (!this.signal.aborted) {
      await new Promise<void>(done =>
        this.signal.addEventListener('abort', () => done(), { once: true }),
      );
    }
    if (this.#failure) {
      throw this.#failure;
    }
  }

  /** Rejects as soon as a stop is asked for or a part ends, so that waiting for `work` never outlasts it. */
  async race<T>(work: Promise<T>): Promise<T> {
    this.signal.throwIfAborted();
    let abandon: () => void = () => {};
    const stopped = new Promise<never>((_, reject) => {
      abandon = () => reject(this.signal.reason);
      this.signal.addEventListener('abort', abandon, { once: true });
    });
    try {
      return await Promise.race([work, stopped]);
    } finally {
      this.signal.removeEventListener('abort', abandon);
    }
  }

  /** Ends every part, last started first; one that cannot be ended does not keep the others. */
  async stop(): Promise<void> {
    this.#stopping = true;
    for (const part of this.#parts.splice(0).reverse()) {
      this.#progress.say(part.name, 'stopping');
      await part.stop().catch(error => {
        this.#progress.warn(
          part.name,
          `could not be stopped: ${error.message}`,
        );
      });
    }
  }
}
