const SAVE_AFTER_MS = 5_000;

/** Saves soon after a change, and once for all changes until then. */
export class SaveSchedule {
  readonly #save: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: { save(): void }) {
    this.#save = options.save;
  }

  /** To be called for every change. */
  noteChange(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#save();
    }, SAVE_AFTER_MS);
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
  }
}
