import { OperationEventPayload } from '@backlot/plugin-environments-common';
import { Knex } from 'knex';
import {
  NewOperationEvent,
  OperationEventStore,
} from '../database/OperationEventStore';
import { Lease, OperationStore } from '../database/OperationStore';
import { retryWhileAway } from '../database/retryWhileAway';
import { LeaseLostError } from './LeaseLostError';
import { OperationSignals } from './OperationSignals';

const BATCH_MS = 50;

/** Most events that are stored at a time. */
const BATCH_SIZE = 500;

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
      this.#timer = undefined;
      void this.flush();
    }, BATCH_MS);
  }

  /** Resolves when everything written so far is stored or has been reported as lost. */
  async flush(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#storeBuffer());
    await this.#writing;
  }

  async #storeBuffer(): Promise<void> {
    while (this.#buffer.length > 0) {
      const batch = this.#buffer.splice(0, BATCH_SIZE);
      try {
        await retryWhileAway(() => this.#store(batch));
      } catch (error) {
        this.#onError(error);
      }
    }
  }

  async #store(batch: NewOperationEvent[]): Promise<void> {
    const { operationId } = this.#lease;
    await this.#knex.transaction(async transaction => {
      if (!(await this.#operations.hold(this.#lease, transaction))) {
        throw new LeaseLostError(operationId);
      }
      await this.#events.append(operationId, batch, transaction);
      const progress = batch
        .map(({ payload }) => payload)
        .findLast(payload => payload.type === 'progress');
      if (progress) {
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
