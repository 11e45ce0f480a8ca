import { LoggerService } from '@backstage/backend-plugin-api';
import { OperationResult } from '@backlot/engine';
import { EngineProblem } from '@backlot/plugin-environments-common';
import { OperationRunner } from '@backlot/plugin-environments-node';
import { Knex } from 'knex';
import { EnvironmentRow } from '../database/EnvironmentRow';
import { EnvironmentStore } from '../database/EnvironmentStore';
import { OperationEventStore } from '../database/OperationEventStore';
import { OperationRow } from '../database/OperationRow';
import { Lease, OperationStore } from '../database/OperationStore';
import { EnvironmentChanges } from '../environments/EnvironmentChanges';
import { EventWriter } from './EventWriter';
import { DATABASE_AWAY } from './interruptionProblems';
import { LeaseLostError } from './LeaseLostError';
import { OperationEnd } from './OperationEnd';
import { OperationRequestFactory } from './OperationRequestFactory';
import { OperationSignals } from './OperationSignals';
import { failedBeforeEnd } from './failedBeforeEnd';
import { StackRelease } from './StackRelease';
import { statusWhileRunning } from './transitions';

export interface OperationRunOptions {
  knex: Knex;
  logger: LoggerService;
  environments: EnvironmentStore;
  operations: OperationStore;
  events: OperationEventStore;
  signals: OperationSignals;
  requests: OperationRequestFactory;
  runner: OperationRunner;
  changes: EnvironmentChanges;
  end: OperationEnd;
  release: StackRelease;
  leaseSeconds: number;
  renewSeconds: number;
}

/** One claimed operation, from its runner's start to its end in the database. */
export class OperationRun {
  readonly #options: OperationRunOptions;
  readonly #lease: Lease;
  readonly #controller = new AbortController();
  readonly #writer: EventWriter;
  #isLeaseLost = false;
  #interruption: EngineProblem | undefined;

  constructor(lease: Lease, options: OperationRunOptions) {
    this.#options = options;
    this.#lease = lease;
    this.#writer = new EventWriter({
      ...options,
      lease,
      onError: error => this.#onWriteError(error),
    });
  }

  /** Asks the engine to wind down; the operation then ends as interrupted, not as cancelled. */
  interrupt(problem: EngineProblem): void {
    this.#interruption ??= problem;
    this.#controller.abort();
  }

  /** Rejects with `LeaseLostError` when another worker has taken the operation over. */
  async perform(): Promise<void> {
    const { operations, environments, signals, end } = this.#options;
    const { operationId } = this.#lease;
    const stopRenewing = this.#keepLease();
    const unsubscribe = signals.subscribe(operationId, () => {
      this.#heedCancel().catch(() => undefined);
    });
    try {
      const operation = (await operations.get(operationId))!;
      const environment = (await environments.get(operation.environment_id))!;
      await this.#begin(operation, environment);
      await this.#heedCancel();
      const result = await this.#run(operation, environment);
      await this.#writer.flush();
      if (this.#isLeaseLost) {
        throw new LeaseLostError(operationId);
      }
      await end.write({
        lease: this.#lease,
        operation,
        environment,
        result:
          this.#interruption && result.outcome === 'cancelled'
            ? {
                ...result,
                outcome: 'interrupted',
                problem: this.#interruption,
              }
            : result,
      });
    } finally {
      stopRenewing();
      unsubscribe();
    }
  }

  async #begin(
    operation: OperationRow,
    environment: EnvironmentRow,
  ): Promise<void> {
    const { knex, operations, environments, events, signals, changes } =
      this.#options;
    const status = statusWhileRunning(operation.kind, environment.status);
    await knex.transaction(async transaction => {
      if (!(await operations.hold(this.#lease, transaction))) {
        throw new LeaseLostError(operation.id);
      }
      await events.append(
        operation.id,
        [
          {
            at: new Date(),
            payload: { type: 'state-changed', state: 'running' },
          },
        ],
        transaction,
      );
      if (status !== environment.status) {
        await environments.update(environment.id, { status }, transaction);
      }
      await signals.notify(operation.id, transaction);
    });
    if (status !== environment.status) {
      await changes.publish(environment.id);
    }
  }

  async #run(
    operation: OperationRow,
    environment: EnvironmentRow,
  ): Promise<OperationResult> {
    const { requests, runner, operations, logger } = this.#options;
    try {
      const request = await requests.create(operation, environment);
      const result = await runner.run(request, {
        signal: this.#controller.signal,
        onEvent: event => {
          // The last event comes with the row's own end, in one transaction.
          if (event.type !== 'finished') {
            this.#writer.write(event);
          }
        },
        onSpawn: processId => {
          operations
            .recordRunner(this.#lease, processId)
            .catch(error =>
              logger.warn(
                `The runner of operation ${operation.id} could not be recorded`,
                error,
              ),
            );
        },
      });
      return result.outcome === 'interrupted'
        ? await this.#release(operation, environment, result)
        : result;
    } catch (error) {
      return failedBeforeEnd({ operation, error, logger });
    }
  }

  /** The engine or the runner was lost, which leaves its lock and creates that nobody recorded. */
  async #release(
    operation: OperationRow,
    environment: EnvironmentRow,
    result: OperationResult,
  ): Promise<OperationResult> {
    const released = await this.#options.release.release(
      operation,
      environment,
    );
    return {
      ...result,
      state: released?.state ?? result.state,
      encryption: released?.encryption ?? result.encryption,
    };
  }

  async #heedCancel(): Promise<void> {
    const current = await this.#options.operations.get(this.#lease.operationId);
    if (current?.state === 'cancelling') {
      this.#controller.abort();
    }
  }

  /** Renews the lease until the returned function is called. */
  #keepLease(): () => void {
    const { operations, leaseSeconds, renewSeconds } = this.#options;
    let renewedAt = Date.now();
    const renew = async () => {
      try {
        const isHeld = await operations.renew(this.#lease, leaseSeconds);
        renewedAt = Date.now();
        if (!isHeld) {
          this.#loseLease();
        }
      } catch {
        // Others may take over from here on, so the engine must not go on either.
        if (Date.now() - renewedAt > leaseSeconds * 1_000) {
          this.interrupt(DATABASE_AWAY);
        }
      }
    };
    const timer = setInterval(renew, renewSeconds * 1_000);
    return () => clearInterval(timer);
  }

  #onWriteError(error: unknown): void {
    if (error instanceof LeaseLostError) {
      this.#loseLease();
      return;
    }
    this.#options.logger.error(
      `Events of operation ${this.#lease.operationId} could not be stored`,
      error as Error,
    );
  }

  #loseLease(): void {
    this.#isLeaseLost = true;
    this.#controller.abort();
  }
}
