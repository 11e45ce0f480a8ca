import { OperationKind } from '@backlot/plugin-environments-common';
import { randomUUID } from 'crypto';
import { Knex } from 'knex';
import { EnvironmentRow } from '../database/EnvironmentRow';
import { OperationEventStore } from '../database/OperationEventStore';
import { OperationRow } from '../database/OperationRow';
import { OperationStore } from '../database/OperationStore';
import { OperationQueue } from './OperationQueue';

/** A piece of engine work that is asked for. */
export interface NewOperation {
  environment: EnvironmentRow;
  kind: OperationKind;
  requestedBy: string;
  retryOf?: string;
  idempotencyKey?: string;
}

/** Writes an operation and its job in one transaction, so that neither exists without the other. */
export class OperationSubmission {
  readonly #operations: OperationStore;
  readonly #events: OperationEventStore;
  readonly #queue: OperationQueue;

  constructor(options: {
    operations: OperationStore;
    events: OperationEventStore;
    queue: OperationQueue;
  }) {
    this.#operations = options.operations;
    this.#events = options.events;
    this.#queue = options.queue;
  }

  async add(
    operation: NewOperation,
    transaction: Knex.Transaction,
  ): Promise<OperationRow> {
    const { environment } = operation;
    const row = await this.#operations.insert(
      {
        id: randomUUID(),
        environment_id: environment.id,
        kind: operation.kind,
        requested_by: operation.requestedBy,
        template_version: environment.template_version,
        retry_of: operation.retryOf,
        idempotency_key: operation.idempotencyKey,
      },
      transaction,
    );
    await this.#events.append(
      row.id,
      [{ at: new Date(), payload: { type: 'state-changed', state: 'queued' } }],
      transaction,
    );
    await this.#queue.add(
      {
        id: row.id,
        environmentId: environment.id,
        account: environment.account,
      },
      transaction,
    );
    return row;
  }
}
