import { OperationEventPayload } from '@backlot/plugin-environments-common';
import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import {
  NewOperationEvent,
  OperationEventStore,
} from '../database/OperationEventStore';
import { Lease, OperationStore } from '../database/OperationStore';
import { OperationSignals } from './OperationSignals';

const BATCH_MS = 50;

/** Thrown when another worker has taken the operation over. */
export class LeaseLostError extends ConflictError {
  constructor(operationId: string) {
    super(`Operation ${operationId} belongs to another worker now`);
  }
}

/** Writes the events of one operation in order and in batches, as long as the lease holds. */
export class EventWriter {
  readonly #knex: Knex;
  readonly #operations: OperationStore;
  readonly #events: OperationEventStore;
  readonly #signals: OperationSignals;
  readonly #lease: Lease;
  readonly #onError: (error: unknown) => void;
  #buffer: NewOperationEvent[] = [];
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(options: {
    knex: Knex;
    operations: OperationStore;
    events: OperationEventStore;
    signals: OperationSignals;
    lease: Lease;
    onError: (error: unknown) => void;
  }) {
    this.#knex = options.knex;
    this.#operations = options.operations;
    this.#events = options.events;
    this.#signals = options.signals;
    this.#lease = options.lease;
    this.#onError = options.onError;
  }

  /** Returns at once, because a slow listener slows the engine. */
  write(payload: OperationEventPayload): void {
    this.#buffer.push({ at: new Date(), payload });
    this.#timer ??= setTimeout(() => {
      this.flush().catch(this.#onError);
    }, BATCH_MS);
  }

  /** Resolves when everything written so far is stored. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batch = this.#buffer.splice(0);
    this.#writing = this.#writing.then(() => this.#store(batch));
    await this.#writing;
  }

  /** Stores the last events within the transaction that ends the operation. */
  async finish(
    payload: OperationEventPayload,
    transaction: Knex.Transaction,
  ): Promise<void> {
    await this.#events.append(
      this.#lease.operationId,
      [{ at: new Date(), payload }],
      transaction,
    );
    await this.#signals.notify(this.#lease.operationId, transaction);
  }

  async #store(batch: NewOperationEvent[]): Promise<void> {
    if (batch.length === 0) {
      return;
    }
    const { operationId } = this.#lease;
    await this.#knex.transaction(async transaction => {
      if (!(await this.#operations.hold(this.#lease, transaction))) {
        throw new LeaseLostError(operationId);
      }
      await this.#events.append(operationId, batch, transaction);
      const progress = batch
        .map(({ payload }) => payload)
        .reverse()
        .find(payload => payload.type === 'progress');
      if (progress?.type === 'progress') {
        await this.#operations.recordProgress(
          this.#lease,
          progress,
          transaction,
        );
      }
      await this.#signals.notify(operationId, transaction);
    });
  }
}
