/**
 * A call that the account answered.
 *
 * @public
 */
export interface RecordedCall {
  at: string;
  service: string;
  operation: string;
  region: string;
  httpStatus: number;
  durationMs: number;
  /** The error that was injected, if any. */
  fault?: string;
}

const KEPT_CALLS = 1_000;

/** Counts the calls to the account, and remembers the latest. */
export class CallLog {
  #counts = new Map<string, number>();
  #recent: RecordedCall[] = [];

  add(call: RecordedCall): void {
    const key = `${call.service}.${call.operation}`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    this.#recent.push(call);
    if (this.#recent.length > KEPT_CALLS) {
      this.#recent.shift();
    }
  }

  reset(): void {
    this.#counts = new Map();
    this.#recent = [];
  }

  /** How often each operation was called since the last reset. */
  get counts(): Record<string, number> {
    return Object.fromEntries([...this.#counts].sort());
  }

  /** The latest calls, oldest first. */
  get recent(): RecordedCall[] {
    return [...this.#recent];
  }
}
