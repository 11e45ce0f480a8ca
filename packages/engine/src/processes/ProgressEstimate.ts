import { OperationEventPayload } from '@backlot/plugin-environments-common';
import { estimateProgram } from '../program/estimateProgram';
import { OperationRequest } from '../types';

/** A deployment that ends sooner needs no estimate. */
const DELAY_MS = 1_500;

/**
 * Adds a total to the progress of a deployment. The engine cannot know it before it has run the
 * whole program, so the program is run beside it under mocks.
 */
export class ProgressEstimate {
  readonly #onEvent: (payload: OperationEventPayload) => void;
  readonly #stop = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #total?: number;
  #done = 0;

  constructor(options: {
    request: OperationRequest;
    onEvent: (payload: OperationEventPayload) => void;
  }) {
    this.#onEvent = options.onEvent;
    this.#timer = setTimeout(() => this.#estimate(options.request), DELAY_MS);
  }

  readonly pass = (payload: OperationEventPayload): void => {
    if (payload.type === 'progress') {
      this.#done = payload.done;
      this.#emit();
    } else {
      this.#onEvent(payload);
    }
  };

  stop(): void {
    clearTimeout(this.#timer);
    this.#stop.abort();
  }

  #estimate(request: OperationRequest): void {
    estimateProgram(request, { signal: this.#stop.signal }).then(
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
