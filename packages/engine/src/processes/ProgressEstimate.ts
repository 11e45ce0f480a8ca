import { OperationEventPayload } from '@backlot/plugin-environments-common';
import { estimateProgram } from '../program/estimateProgram';
import { OperationRequest } from '../types';

/**
 * Adds a total to the progress of a deployment. The engine cannot know it before it has run the
 * whole program, so the program is run beside it under mocks.
 */
export class ProgressEstimate {
  readonly #onEvent: (payload: OperationEventPayload) => void;
  readonly #stop = new AbortController();
  readonly #request: OperationRequest;
  #started = false;
  #total?: number;
  #done = 0;

  constructor(options: {
    request: OperationRequest;
    onEvent: (payload: OperationEventPayload) => void;
  }) {
    this.#onEvent = options.onEvent;
    this.#request = options.request;
  }

  readonly pass = (payload: OperationEventPayload): void => {
    // A deployment that changes nothing is over too soon to need one.
    if (payload.type === 'resource-started' && !this.#started) {
      this.#started = true;
      this.#estimate();
    }
    if (payload.type === 'progress') {
      this.#done = payload.done;
      this.#emit();
    } else {
      this.#onEvent(payload);
    }
  };

  stop(): void {
    this.#stop.abort();
  }

  #estimate(): void {
    estimateProgram(this.#request, { signal: this.#stop.signal }).then(
      resources => {
        if (!this.#stop.signal.aborted) {
          this.#total = resources.length;
          this.#emit();
        }
      },
      // Whatever is wrong with the program, the operation itself will say it.
      () => {},
    );
  }

  #emit(): void {
    this.#onEvent({
      type: 'progress',
      done: this.#done,
      ...(this.#total === undefined
        ? {}
        : { total: Math.max(this.#total, this.#done) }),
    });
  }
}
