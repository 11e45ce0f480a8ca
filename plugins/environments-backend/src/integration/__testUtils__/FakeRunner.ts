import {
  OperationRequest,
  OperationResult,
  RunOperationOptions,
} from '@backlot/engine';
import { OperationRunner } from '@backlot/plugin-environments-node';

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
  /** How long a run takes to end once it is aborted. */
  windDownMs = 0;
  readonly #waiting: Array<(run: FakeRun) => void> = [];
  #seen = 0;

  /** Ends at once what recovery asks for; everything else waits for the test. */
  run(
    request: OperationRequest,
    options: RunOperationOptions,
  ): Promise<OperationResult> {
    if (request.kind === 'unlock') {
      return this.unlock(request);
    }
    return new Promise(resolve => {
      const run: FakeRun = {
        request,
        options,
        end: result => resolve({ outcome: 'succeeded', changes, ...result }),
      };
      const windDown = () =>
        setTimeout(
          () => run.end({ outcome: 'cancelled' }),
          this.windDownMs,
        ).unref();
      options.signal?.addEventListener('abort', windDown);
      if (options.signal?.aborted) {
        windDown();
      }
      this.runs.push(run);
      const waiting = this.#waiting.shift();
      if (waiting) {
        this.#seen += 1;
        waiting(run);
      }
    });
  }

  unlock = async (_request: OperationRequest): Promise<OperationResult> => ({
    outcome: 'succeeded',
    changes,
  });

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
