import { OperationResult } from '@backlot/engine';
import {
  EngineProblem,
  EnvironmentStatus,
} from '@backlot/plugin-environments-common';
import { Knex } from 'knex';
import { EnvironmentRow } from '../database/EnvironmentRow';
import { EnvironmentStore } from '../database/EnvironmentStore';
import { OperationEventStore } from '../database/OperationEventStore';
import { OperationRow } from '../database/OperationRow';
import { Lease, OperationStore } from '../database/OperationStore';
import { retryWhileAway } from '../database/retryWhileAway';
import { EnvironmentChanges } from '../environments/EnvironmentChanges';
import { LeaseLostError } from './LeaseLostError';
import { OperationSignals } from './OperationSignals';
import { changesEnvironment, statusAfter } from './transitions';

/** Writes the end of an operation and what it means for the environment, all or nothing. */
export class OperationEnd {
  readonly #knex: Knex;
  readonly #environments: EnvironmentStore;
  readonly #operations: OperationStore;
  readonly #events: OperationEventStore;
  readonly #signals: OperationSignals;
  readonly #changes: EnvironmentChanges;

  constructor(options: {
    knex: Knex;
    environments: EnvironmentStore;
    operations: OperationStore;
    events: OperationEventStore;
    signals: OperationSignals;
    changes: EnvironmentChanges;
  }) {
    this.#knex = options.knex;
    this.#environments = options.environments;
    this.#operations = options.operations;
    this.#events = options.events;
    this.#signals = options.signals;
    this.#changes = options.changes;
  }

  async write(options: {
    lease: Lease;
    operation: OperationRow;
    /** The environment as it was before the operation began. */
    environment: EnvironmentRow;
    result: OperationResult;
  }): Promise<void> {
    const { lease, operation, environment, result } = options;
    const { outcome, problem, changes } = result;
    await retryWhileAway(() =>
      this.#knex.transaction(async transaction => {
        const isHeld = await this.#operations.finish(
          lease,
          { state: outcome, changes, problem },
          transaction,
        );
        if (!isHeld) {
          throw new LeaseLostError(operation.id);
        }
        await this.#environments.update(
          environment.id,
          environmentAfter(operation, environment, result),
          transaction,
        );
        await this.#events.append(
          operation.id,
          [{ at: new Date(), payload: { type: 'finished', outcome, problem } }],
          transaction,
        );
        await this.#signals.notify(operation.id, transaction);
      }),
    );
    await this.#changes.publish(environment.id);
  }
}

function environmentAfter(
  operation: OperationRow,
  environment: EnvironmentRow,
  { outcome, changes, problem, state, encryption }: OperationResult,
): Partial<EnvironmentRow> {
  const status = statusAfter({
    kind: operation.kind,
    state: outcome,
    before: environment.status,
    changes,
  });
  return {
    ...(status === environment.status && !changesEnvironment(operation.kind)
      ? {}
      : { status, status_reason: reasonOf(operation, status, problem) }),
    ...(encryption ? { encryption } : {}),
    ...(state ? { state, state_at: new Date() } : {}),
    ...(status === 'destroyed' ? { state: null, state_at: null } : {}),
    ...refreshNeed(operation, outcome, state),
  };
}

/** What was lost between the engine and the account is found by a refresh, so the next deploy makes one. */
function refreshNeed(
  operation: OperationRow,
  outcome: OperationResult['outcome'],
  state: OperationResult['state'],
): Partial<EnvironmentRow> {
  if (outcome === 'interrupted' || state?.pendingCreates.length) {
    return { needs_refresh: true };
  }
  const looked = ['deploy', 'refresh', 'destroy'].includes(operation.kind);
  return looked && outcome === 'succeeded' ? { needs_refresh: false } : {};
}

function reasonOf(
  operation: OperationRow,
  status: EnvironmentStatus,
  problem: EngineProblem | undefined,
): string | null {
  if (status !== 'failed') {
    return null;
  }
  return problem?.title ?? `Its last ${operation.kind} was cancelled`;
}
