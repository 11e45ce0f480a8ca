import {
  ChangeSummary,
  EngineProblem,
  OperationKind,
  OperationState,
} from '@backlot/plugin-environments-common';
import { Knex } from 'knex';
import { decodeCursor, encodeCursor } from './cursor';
import { isUuid } from './EnvironmentStore';
import { OperationRow } from './OperationRow';
import { statesBefore } from '../operations/transitions';
import { toJsonb } from './toJsonb';

const TABLE = 'operations';
const UNFINISHED = statesBefore('cancelled');
const CLAIMED = statesBefore('succeeded');

/** A worker's right to write to an operation; void as soon as another claims it. */
export interface Lease {
  operationId: string;
  fencingToken: number;
}

/** Reads and writes `operations`. Every write of a worker is conditional on its lease. */
export class OperationStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async insert(
    row: {
      id: string;
      environment_id: string;
      kind: OperationKind;
      requested_by: string;
      template_version: string;
      retry_of?: string;
      idempotency_key?: string;
    },
    transaction: Knex.Transaction,
  ): Promise<OperationRow> {
    await transaction(TABLE).insert({ ...row, state: 'queued' });
    return (
      await this.#select(transaction).where('operations.id', row.id)
    )[0] as OperationRow;
  }

  async get(id: string): Promise<OperationRow | undefined> {
    if (!isUuid(id)) {
      return undefined;
    }
    return this.#select().where('operations.id', id).first();
  }

  async findByIdempotencyKey(key: string): Promise<OperationRow | undefined> {
    return this.#select().where('operations.idempotency_key', key).first();
  }

  /** Newest first, by keyset. */
  async list(
    environmentId: string,
    query: { limit: number; cursor?: string },
  ): Promise<{ rows: OperationRow[]; nextCursor?: string }> {
    const select = this.#select()
      .where('operations.environment_id', environmentId)
      .orderBy('operations.position', 'desc')
      .limit(query.limit + 1);
    if (query.cursor) {
      const [position] = decodeCursor(query.cursor, [/^\d{1,18}$/]);
      select.where('operations.position', '<', position);
    }
    const rows: OperationRow[] = await select;
    const page = rows.slice(0, query.limit);
    return {
      rows: page,
      nextCursor:
        rows.length > query.limit
          ? encodeCursor([page[page.length - 1].position])
          : undefined,
    };
  }

  /** The newest operation of each environment. */
  async latest(environmentIds: string[]): Promise<OperationRow[]> {
    if (environmentIds.length === 0) {
      return [];
    }
    return this.#select().whereIn(
      'operations.id',
      this.#knex(TABLE)
        .distinctOn('environment_id')
        .whereIn('environment_id', environmentIds)
        .orderBy([
          { column: 'environment_id' },
          { column: 'position', order: 'desc' },
        ])
        .select('id'),
    );
  }

  async hasUnfinished(
    environmentId: string,
    kind: OperationKind,
    connection: Knex = this.#knex,
  ): Promise<boolean> {
    const row = await connection(TABLE)
      .where({ environment_id: environmentId, kind })
      .whereIn('state', UNFINISHED)
      .first('id');
    return row !== undefined;
  }

  /** A retry of the operation that is still to come or under way. */
  async findUnfinishedRetry(
    id: string,
    transaction: Knex.Transaction,
  ): Promise<OperationRow | undefined> {
    return this.#select(transaction)
      .where('operations.retry_of', id)
      .whereIn('operations.state', UNFINISHED)
      .first();
  }

  /** Takes a queued operation; undefined when it is not queued any more. */
  async claim(
    id: string,
    worker: string,
    leaseSeconds: number,
  ): Promise<Lease | undefined> {
    const [row] = await this.#knex(TABLE)
      .where({ id, state: 'queued' })
      .update({
        state: 'running',
        worker,
        started_at: this.#knex.fn.now(),
        fencing_token: this.#knex.raw('fencing_token + 1'),
        lease_until: this.#until(leaseSeconds),
      })
      .returning('fencing_token');
    return row && { operationId: id, fencingToken: row.fencing_token };
  }

  /** Takes over an operation whose worker is gone; undefined when somebody else was faster. */
  async takeOver(
    row: OperationRow,
    worker: string,
    leaseSeconds: number,
  ): Promise<Lease | undefined> {
    const [taken] = await this.#knex(TABLE)
      .where({ id: row.id, fencing_token: row.fencing_token })
      .whereIn('state', CLAIMED)
      .update({
        worker,
        fencing_token: this.#knex.raw('fencing_token + 1'),
        lease_until: this.#until(leaseSeconds),
      })
      .returning('fencing_token');
    return taken && { operationId: row.id, fencingToken: taken.fencing_token };
  }

  /** Claimed operations, each with whether its lease has run out. */
  async listClaimed(): Promise<Array<OperationRow & { expired: boolean }>> {
    return this.#select()
      .select(this.#knex.raw('operations.lease_until < now() AS expired'))
      .whereIn('operations.state', CLAIMED);
  }

  /** False when the lease is lost. */
  async renew(lease: Lease, leaseSeconds: number): Promise<boolean> {
    const count = await this.#held(lease).update({
      lease_until: this.#until(leaseSeconds),
    });
    return count === 1;
  }

  async recordRunner(lease: Lease, processId: number): Promise<boolean> {
    return (
      (await this.#held(lease).update({ runner_process_id: processId })) === 1
    );
  }

  /** Locks the row for the transaction; false when the lease is lost. */
  async hold(lease: Lease, transaction: Knex.Transaction): Promise<boolean> {
    const row = await this.#held(lease, transaction).forUpdate().first('id');
    return row !== undefined;
  }

  async recordProgress(
    lease: Lease,
    progress: { done: number; total?: number },
    transaction: Knex.Transaction,
  ): Promise<void> {
    await this.#held(lease, transaction).update({
      progress_done: progress.done,
      progress_total: progress.total ?? null,
    });
  }

  async finish(
    lease: Lease,
    end: {
      state: OperationState;
      changes?: ChangeSummary;
      problem?: EngineProblem;
    },
    transaction: Knex.Transaction,
  ): Promise<boolean> {
    const count = await this.#held(lease, transaction).update({
      state: end.state,
      changes: end.changes ? toJsonb(end.changes) : null,
      problem: end.problem ? toJsonb(end.problem) : null,
      finished_at: transaction.fn.now(),
      lease_until: null,
    });
    return count === 1;
  }

  /** Ends a queued operation; false when a worker has it already. */
  async cancelQueued(
    id: string,
    userRef: string,
    transaction: Knex.Transaction,
  ): Promise<boolean> {
    const count = await transaction(TABLE)
      .where({ id, state: 'queued' })
      .update({
        state: 'cancelled',
        cancel_requested_by: userRef,
        finished_at: transaction.fn.now(),
      });
    return count === 1;
  }

  /** Asks the worker of a running operation to cancel it; false when it is not running. */
  async requestCancel(
    id: string,
    userRef: string,
    transaction: Knex.Transaction,
  ): Promise<boolean> {
    const count = await transaction(TABLE)
      .where({ id, state: 'running' })
      .update({ state: 'cancelling', cancel_requested_by: userRef });
    return count === 1;
  }

  #held(lease: Lease, connection: Knex = this.#knex) {
    return connection(TABLE)
      .where({ id: lease.operationId, fencing_token: lease.fencingToken })
      .whereIn('state', CLAIMED);
  }

  #until(seconds: number) {
    return this.#knex.raw(`now() + ? * interval '1 second'`, [seconds]);
  }

  #select(connection: Knex = this.#knex): Knex.QueryBuilder {
    return connection(TABLE)
      .join('environments', 'environments.id', 'operations.environment_id')
      .select(
        'operations.*',
        'environments.name AS environment_name',
        connection.raw(
          `(SELECT count(*) FROM operations earlier
             WHERE operations.state = 'queued'
               AND earlier.environment_id = operations.environment_id
               AND earlier.position < operations.position
               AND earlier.state IN ('queued', 'running', 'cancelling')) AS ahead`,
        ),
      );
  }
}
