import { isOperationFinished } from '@backlot/plugin-environments-common';
import { ConflictError, toError } from '@backstage/errors';
import { randomUUID } from 'crypto';
import { hostname } from 'os';
import { PORTAL_STOPPED } from './interruptionProblems';
import { LeaseLostError } from './LeaseLostError';
import { OperationQueue } from './OperationQueue';
import { OperationRun, OperationRunOptions } from './OperationRun';

export interface OperationWorkerOptions extends OperationRunOptions {
  queue: OperationQueue;
  concurrency: number;
}

/** Performs queued operations, one runner process each. */
export class OperationWorker {
  /** Names this worker in the operations it holds: machine, process, and start. */
  readonly id = `${hostname()}/${process.pid}/${randomUUID()}`;
  readonly #options: OperationWorkerOptions;
  readonly #runs = new Set<OperationRun>();
  readonly #ends = new Set<Promise<void>>();
  #stopping = false;

  constructor(options: OperationWorkerOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    await this.#options.queue.work(this.#options.concurrency, id => {
      const end = this.#perform(id);
      this.#ends.add(end);
      return end.finally(() => this.#ends.delete(end));
    });
  }

  /** Takes no more work, asks the engines to wind down, and waits for them. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const stopped = this.#options.queue.stop();
    for (const run of this.#runs) {
      run.interrupt(PORTAL_STOPPED);
    }
    await Promise.allSettled([...this.#ends, stopped]);
  }

  /** Resolves only when the operation is over, because the environment's next one starts then. */
  async #perform(operationId: string): Promise<void> {
    if (this.#stopping) {
      throw new ConflictError('This worker takes no more work');
    }
    await this.#tryToPerform(operationId);
    const row = await this.#options.operations.get(operationId);
    if (row && !isOperationFinished(row.state)) {
      throw new ConflictError(
        `Operation ${operationId} is not over; it is looked at again`,
      );
    }
  }

  async #tryToPerform(operationId: string): Promise<void> {
    const { operations, leaseSeconds, logger } = this.#options;
    const lease = await operations.claim(operationId, this.id, leaseSeconds);
    if (!lease) {
      return;
    }
    const run = new OperationRun(lease, this.#options);
    this.#runs.add(run);
    try {
      await run.perform();
    } catch (error) {
      if (error instanceof LeaseLostError) {
        logger.warn(error.message);
      } else {
        logger.error(
          `Operation ${operationId} could not be carried through`,
          toError(error),
        );
      }
    } finally {
      this.#runs.delete(run);
    }
  }
}
