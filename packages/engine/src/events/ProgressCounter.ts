import { OperationEventPayload } from '@backlot/plugin-environments-common';

/** Counts resources, each once, and tells when the count has moved. */
export class ProgressCounter {
  readonly #done = new Set<string>();
  #expected?: number;
  #last = '';

  /** Sets how many resources the operation is expected to pass through. */
  expect(count: number): OperationEventPayload[] {
    this.#expected = count;
    return this.#progress();
  }

  count(urn: string): OperationEventPayload[] {
    this.#done.add(urn);
    return this.#progress();
  }

  #progress(): OperationEventPayload[] {
    const done = this.#done.size;
    const progress = {
      type: 'progress' as const,
      done,
      ...(this.#expected === undefined
        ? {}
        : { total: Math.max(this.#expected, done) }),
    };
    const text = JSON.stringify(progress);
    if (text === this.#last) {
      return [];
    }
    this.#last = text;
    return [progress];
  }
}
