import { LineReader } from '../protocol/LineReader';
import { RunnerControl, RunnerEnvelope } from '../protocol/runnerProtocol';

/**
 * The line from the parent: first the request, then a wish to cancel. It stays open as long as
 * the parent lives, so its end says that the parent has died.
 */
export class ParentLine {
  readonly #cancel = new AbortController();
  readonly #lost = new AbortController();
  readonly #envelope: Promise<RunnerEnvelope>;

  constructor(input: NodeJS.ReadableStream) {
    this.#envelope = new Promise((resolve, reject) => {
      let first = true;
      const reader = new LineReader({
        onLine: line => {
          if (first) {
            first = false;
            resolve(JSON.parse(line) as RunnerEnvelope);
          } else if ((JSON.parse(line) as RunnerControl).cancel) {
            this.#cancel.abort();
          }
        },
      });
      const end = () => {
        reject(new Error('The parent ended before it sent a request'));
        this.#lost.abort();
        this.#cancel.abort();
      };
      input.on('data', chunk => reader.push(chunk));
      input.once('end', end);
      input.once('error', end);
    });
  }

  /** Cancels as if the parent had asked for it. */
  cancel(): void {
    this.#cancel.abort();
  }

  get envelope(): Promise<RunnerEnvelope> {
    return this.#envelope;
  }

  /** Aborted when the parent asks for it or has died. */
  get cancelSignal(): AbortSignal {
    return this.#cancel.signal;
  }

  /** Aborted when the parent has died. */
  get lostSignal(): AbortSignal {
    return this.#lost.signal;
  }
}
