import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import {
  CreateOperationRequest,
  isOperationFinished,
  Operation,
  OperationEvent,
  OperationKind,
  OperationList,
} from '@backlot/plugin-environments-common';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { EnvironmentRow } from '../database/EnvironmentRow';
import { EnvironmentStore } from '../database/EnvironmentStore';
import { OperationEventStore } from '../database/OperationEventStore';
import { OperationRow, toOperation } from '../database/OperationRow';
import { OperationStore } from '../database/OperationStore';
import { EnvironmentChanges } from '../environments/EnvironmentChanges';
import { OperationQueue } from './OperationQueue';
import { OperationService } from './OperationService';
import { OperationSignals } from './OperationSignals';
import { OperationSubmission } from './OperationSubmission';
import { statusAfter } from './transitions';

export interface DefaultOperationServiceOptions {
  knex: Knex;
  environments: EnvironmentStore;
  operations: OperationStore;
  events: OperationEventStore;
  signals: OperationSignals;
  queue: OperationQueue;
  submission: OperationSubmission;
  changes: EnvironmentChanges;
}

/** {@link OperationService} on PostgreSQL. */
export class DefaultOperationService implements OperationService {
  readonly #options: DefaultOperationServiceOptions;

  constructor(options: DefaultOperationServiceOptions) {
    this.#options = options;
  }

  async create(
    environmentId: string,
    request: CreateOperationRequest,
    userRef: string,
  ): Promise<Operation> {
    const { operations } = this.#options;
    const key = request.idempotencyKey;
    const known = key && (await operations.findByIdempotencyKey(key));
    if (known) {
      return toOperation(known);
    }
    try {
      return await this.#onEnvironment(
        environmentId,
        async (environment, transaction) => {
          await this.#refuseDestroyed(environment, request.kind, transaction);
          return this.#options.submission.add(
            {
              environment,
              kind: request.kind,
              requestedBy: userRef,
              idempotencyKey: key,
            },
            transaction,
          );
        },
      );
    } catch (error) {
      const raced =
        key &&
        isDatabaseConflictError(error) &&
        (await operations.findByIdempotencyKey(key));
      if (raced) {
        return toOperation(raced);
      }
      throw error;
    }
  }

  async get(id: string): Promise<Operation> {
    return toOperation(await this.#row(id));
  }

  async list(
    environmentId: string,
    query: { limit: number; cursor?: string },
  ): Promise<OperationList> {
    const { rows, nextCursor } = await this.#options.operations.list(
      environmentId,
      query,
    );
    return { items: rows.map(toOperation), nextCursor };
  }

  async cancel(id: string, userRef: string): Promise<Operation> {
    const { knex, operations, events, signals, queue, environments, changes } =
      this.#options;
    const row = await this.#row(id);
    if (isOperationFinished(row.state)) {
      throw new ConflictError(
        `The operation has ${row.state} already and cannot be cancelled any more`,
      );
    }
    const environment = await this.#environment(row.environment_id);
    const isOver = await knex.transaction(async transaction => {
      const isQueued = await operations.cancelQueued(id, userRef, transaction);
      if (isQueued) {
        await events.append(
          id,
          [
            {
              at: new Date(),
              payload: { type: 'finished', outcome: 'cancelled' },
            },
          ],
          transaction,
        );
        // Only an environment that never came to be is marked; others keep their status.
        if (environment.status === 'creating') {
          await environments.update(
            environment.id,
            {
              status: statusAfter({
                kind: row.kind,
                state: 'cancelled',
                before: environment.status,
              }),
              status_reason: 'Its creation was cancelled',
            },
            transaction,
          );
        }
      } else if (await operations.requestCancel(id, userRef, transaction)) {
        await events.append(
          id,
          [
            {
              at: new Date(),
              payload: { type: 'state-changed', state: 'cancelling' },
            },
          ],
          transaction,
        );
      }
      await signals.notify(id, transaction);
      return isQueued;
    });
    if (isOver) {
      await queue.remove(id);
      await changes.publish(environment.id);
    }
    return this.get(id);
  }

  async retry(id: string, userRef: string): Promise<Operation> {
    const row = await this.#row(id);
    if (!isOperationFinished(row.state) || row.state === 'succeeded') {
      throw new ConflictError(
        `The operation is ${row.state}; only one that failed, was cancelled or was interrupted can be retried`,
      );
    }
    return this.#onEnvironment(
      row.environment_id,
      async (environment, transaction) => {
        const { operations, submission } = this.#options;
        await this.#refuseDestroyed(environment, row.kind, transaction);
        return (
          (await operations.findUnfinishedRetry(id, transaction)) ??
          submission.add(
            {
              environment,
              kind: row.kind,
              requestedBy: userRef,
              retryOf: id,
            },
            transaction,
          )
        );
      },
    );
  }

  listEvents(
    id: string,
    query: { after: number; limit: number },
  ): Promise<OperationEvent[]> {
    return this.#options.events.list(id, query);
  }

  subscribe(id: string, onWake: () => void): () => void {
    return this.#options.signals.subscribe(id, onWake);
  }

  async #row(id: string): Promise<OperationRow> {
    const row = await this.#options.operations.get(id);
    if (!row) {
      throw new NotFoundError(`There is no operation with the id '${id}'`);
    }
    return row;
  }

  async #environment(id: string): Promise<EnvironmentRow> {
    const row = await this.#options.environments.get(id);
    if (!row) {
      throw unknownEnvironment(id);
    }
    return row;
  }

  /** Decides and writes while nobody else can do so for the same environment. */
  async #onEnvironment(
    id: string,
    write: (
      environment: EnvironmentRow,
      transaction: Knex.Transaction,
    ) => Promise<OperationRow>,
  ): Promise<Operation> {
    const { knex, environments } = this.#options;
    return knex.transaction(async transaction => {
      const environment = await environments.lock(id, transaction);
      if (!environment) {
        throw unknownEnvironment(id);
      }
      return toOperation(await write(environment, transaction));
    });
  }

  async #refuseDestroyed(
    environment: EnvironmentRow,
    kind: OperationKind,
    transaction: Knex.Transaction,
  ): Promise<void> {
    if (environment.status === 'destroyed') {
      throw new ConflictError(
        `Environment '${environment.name}' is destroyed; nothing can be done with it any more`,
      );
    }
    if (
      ['deploy', 'destroy'].includes(kind) &&
      (await this.#options.operations.hasUnfinished(
        environment.id,
        'destroy',
        transaction,
      ))
    ) {
      throw new ConflictError(
        `Environment '${environment.name}' is being destroyed; wait for the end or cancel it first`,
      );
    }
  }
}

function unknownEnvironment(id: string): NotFoundError {
  return new NotFoundError(`There is no environment with the id '${id}'`);
}
