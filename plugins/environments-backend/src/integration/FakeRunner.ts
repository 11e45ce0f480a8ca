import {
  OperationRequest,
  OperationResult,
  RunOperationOptions,
} from '@backlot/engine';
import { OperationRunner } from '../operations/OperationRunner';

const changes = { create: 1, update: 0, replace: 0, delete: 0, same: 0 };

/** One run of a {@link FakeRunner} that the test ends when it likes. */
export interface FakeRun {
  request: OperationRequest;
  options: RunOperationOptions;
  end(result?: Partial<OperationResult>): void;
}

/** A runner without an engine: the test sees each run and decides how it ends. */
export class FakeRunner implements OperationRunner {
  readonly runs: FakeRun[] = [];
  readonly killed: string[] = [];
  readonly #waiting: Array<(run: FakeRun) => void> = [];
  #seen = 0;

  /** Ends at once what recovery asks for; everything else waits for the test. */
  run(
    request: OperationRequest,
    options: RunOperationOptions,
  ): Promise<OperationResult> {
    if (request.kind === 'unlock') {
      return Promise.resolve({ outcome: 'succeeded', changes });
    }
    return new Promise(resolve => {
      const run: FakeRun = {
        request,
        options,
        end: result => resolve({ outcome: 'succeeded', changes, ...result }),
      };
      options.signal?.addEventListener('abort', () =>
        run.end({ outcome: 'cancelled' }),
      );
      if (options.signal?.aborted) {
        run.end({ outcome: 'cancelled' });
      }
      this.runs.push(run);
      const waiting = this.#waiting.shift();
      if (waiting) {
        this.#seen += 1;
        waiting(run);
      }
    });
  }

  async kill({ operationId }: { operationId: string }): Promise<void> {
    this.killed.push(operationId);
  }

  /** The next run that no one has asked for yet. */
  next(): Promise<FakeRun> {
    if (this.runs.length > this.#seen) {
      this.#seen += 1;
      return Promise.resolve(this.runs[this.#seen - 1]);
    }
    return new Promise(resolve => this.#waiting.push(resolve));
  }
}
