import {
  OperationEvent,
  OperationEventPayload,
} from '@backlot/plugin-environments-common';
import { Knex } from 'knex';
import { toJsonb } from './toJsonb';

const TABLE = 'operation_events';

/** An event before it has a place in the order. */
export interface NewOperationEvent {
  at: Date;
  payload: OperationEventPayload;
}

/** Keeps the events of operations in order, without gaps. */
export class OperationEventStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The caller holds the operation's row, which makes the numbers unique. */
  async append(
    operationId: string,
    events: NewOperationEvent[],
    transaction: Knex.Transaction,
  ): Promise<void> {
    if (events.length === 0) {
      return;
    }
    const last = await transaction(TABLE)
      .where({ operation_id: operationId })
      .max('seq AS seq')
      .first();
    const first = Number(last?.seq ?? 0) + 1;
    await transaction(TABLE).insert(
      events.map(({ at, payload }, index) => ({
        operation_id: operationId,
        seq: first + index,
        at,
        payload: toJsonb(payload),
      })),
    );
  }

  async list(
    operationId: string,
    query: { after: number; limit: number },
  ): Promise<OperationEvent[]> {
    const rows = await this.#knex(TABLE)
      .where({ operation_id: operationId })
      .where('seq', '>', query.after)
      .orderBy('seq')
      .limit(query.limit);
    return rows.map(row => ({
      operationId,
      seq: row.seq,
      at: row.at.toISOString(),
      payload: row.payload,
    }));
  }
}
