import { LoggerService } from '@backstage/backend-plugin-api';
import { OperationResult } from '@backlot/engine';
import {
  EngineProblem,
  OperationState,
} from '@backlot/plugin-environments-common';
import { isError } from '@backstage/errors';
import { Knex } from 'knex';
import { randomUUID } from 'crypto';
import { hostname } from 'os';
import { EnvironmentRow } from '../database/EnvironmentRow';
import { EnvironmentStore } from '../database/EnvironmentStore';
import { OperationEventStore } from '../database/OperationEventStore';
import { OperationRow } from '../database/OperationRow';
import { Lease, OperationStore } from '../database/OperationStore';
import { EnvironmentChanges } from '../environments/EnvironmentChanges';
import { EventWriter, LeaseLostError } from './EventWriter';
import { OperationQueue } from './OperationQueue';
import { OperationRequestFactory } from './OperationRequestFactory';
import { OperationRunner } from './OperationRunner';
import { OperationSignals } from './OperationSignals';
import { statusAfter, statusWhileRunning } from './transitions';

export interface OperationWorkerOptions {
  knex: Knex;
  logger: LoggerService;
  environments: EnvironmentStore;
  operations: OperationStore;
  events: OperationEventStore;
  signals: OperationSignals;
  queue: OperationQueue;
  requests: OperationRequestFactory;
  runner: OperationRunner;
  changes: EnvironmentChanges;
  concurrency: number;
  /** How long a worker may be silent before another takes over. */
  leaseSeconds?: number;
  /** How often the lease is renewed. */
  renewSeconds?: number;
}

const STOPPED: EngineProblem = {
  code: 'portal-stopped',
  title: 'The portal was stopped while this operation ran',
  cause:
    'The engine was asked to stop, finished what was under way and saved its state.',
  nextStep: 'Run the operation again; it continues from what is there.',
  retryable: true,
};

/** Performs queued operations, one runner process each. */
export class OperationWorker {
  /** Names this worker in the operations it holds: machine, process, and start. */
  readonly id = `${hostname()}/${process.pid}/${randomUUID()}`;
  readonly #options: OperationWorkerOptions;
  readonly #running = new Map<string, AbortController>();
  readonly #ends = new Set<Promise<void>>();
  #stopping = false;

  constructor(options: OperationWorkerOptions) {
    this.#options = options;
  }

  get leaseSeconds(): number {
    return this.#options.leaseSeconds ?? 30;
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
    for (const controller of this.#running.values()) {
      controller.abort();
    }
    await Promise.allSettled([...this.#ends, stopped]);
  }

  /** Never rejects, because a failed job would block the environment's queue. */
  async #perform(operationId: string): Promise<void> {
    const { operations, logger } = this.#options;
    try {
      const lease = await operations.claim(
        operationId,
        this.id,
        this.leaseSeconds,
      );
      if (lease) {
        await this.#performClaimed(lease);
      }
    } catch (error) {
      if (error instanceof LeaseLostError) {
        logger.warn(error.message);
      } else {
        logger.error(
          `Operation ${operationId} could not be carried through`,
          error as Error,
        );
      }
    }
  }

  async #performClaimed(lease: Lease): Promise<void> {
    const { operations, environments, signals } = this.#options;
    const { operationId } = lease;
    const controller = new AbortController();
    this.#running.set(operationId, controller);
    let isLeaseLost = false;
    const loseLease = () => {
      isLeaseLost = true;
      controller.abort();
    };
    const writer = this.#writer(lease, error => {
      if (error instanceof LeaseLostError) {
        loseLease();
      } else {
        this.#options.logger.error(
          `Events of operation ${operationId} could not be stored`,
          error as Error,
        );
      }
    });
    const renewal = setInterval(() => {
      operations.renew(lease, this.leaseSeconds).then(
        held => held || loseLease(),
        () => undefined,
      );
    }, (this.#options.renewSeconds ?? 5) * 1_000);
    const unsubscribe = signals.subscribe(operationId, async () => {
      const current = await operations.get(operationId).catch(() => undefined);
      if (current?.state === 'cancelling') {
        controller.abort();
      }
    });
    try {
      const operation = (await operations.get(operationId))!;
      const environment = (await environments.get(operation.environment_id))!;
      await this.#begin(operation, environment, writer);
      if (operation.state === 'cancelling' || this.#stopping) {
        controller.abort();
      }
      const result = await this.#run({
        lease,
        operation,
        environment,
        writer,
        signal: controller.signal,
      });
      if (isLeaseLost) {
        throw new LeaseLostError(operationId);
      }
      await writer.flush();
      await this.finish({ lease, operation, environment, result });
    } finally {
      clearInterval(renewal);
      unsubscribe();
      this.#running.delete(operationId);
    }
  }

  async #begin(
    operation: OperationRow,
    environment: EnvironmentRow,
    writer: EventWriter,
  ): Promise<void> {
    writer.write({ type: 'state-changed', state: 'running' });
    await writer.flush();
    const status = statusWhileRunning(operation.kind, environment.status);
    if (status !== environment.status) {
      await this.#options.environments.update(environment.id, { status });
      await this.#options.changes.publish(environment.id);
    }
  }

  async #run(options: {
    lease: Lease;
    operation: OperationRow;
    environment: EnvironmentRow;
    writer: EventWriter;
    signal: AbortSignal;
  }): Promise<OperationResult> {
    const { lease, operation, environment, writer, signal } = options;
    const { requests, runner, operations, logger } = this.#options;
    try {
      const request = await requests.create(operation, environment);
      return await runner.run(request, {
        signal,
        // The last event comes with the row's own end, in one transaction.
        onEvent: event => event.type === 'finished' || writer.write(event),
        onSpawn: processId => {
          operations
            .recordRunner(lease, processId)
            .catch(error =>
              logger.warn(
                `The runner of operation ${operation.id} could not be recorded`,
                error,
              ),
            );
        },
      });
    } catch (error) {
      const reference = randomUUID();
      logger.error(
        `Operation ${operation.id} failed before its end (${reference})`,
        error as Error,
      );
      return {
        outcome: 'failed',
        changes: { create: 0, update: 0, replace: 0, delete: 0, same: 0 },
        problem: problemOf(error, reference),
      };
    }
  }

  /** Writes the end of an operation and what it means for the environment, all or nothing. */
  async finish(options: {
    lease: Lease;
    operation: OperationRow;
    environment: EnvironmentRow;
    result: OperationResult;
  }): Promise<void> {
    const { lease, operation, environment, result } = options;
    const { knex, operations, environments, changes } = this.#options;
    const isStopped = this.#stopping && result.outcome === 'cancelled';
    const state: OperationState = isStopped ? 'interrupted' : result.outcome;
    const problem = isStopped ? STOPPED : result.problem;
    const writer = this.#writer(lease, () => undefined);
    await knex.transaction(async transaction => {
      const isHeld = await operations.finish(
        lease,
        { state, changes: result.changes, problem },
        transaction,
      );
      if (!isHeld) {
        throw new LeaseLostError(operation.id);
      }
      const status = statusAfter({
        kind: operation.kind,
        state,
        before: environment.status,
        changes: result.changes,
      });
      const isApply = ['deploy', 'refresh', 'destroy'].includes(operation.kind);
      await environments.update(
        environment.id,
        {
          status,
          status_reason: status === 'failed' ? problem?.title ?? null : null,
          ...(result.encryption ? { encryption: result.encryption } : {}),
          ...(result.state && isApply
            ? { state: result.state, state_at: new Date() }
            : {}),
          ...(status === 'destroyed' ? { state: null, state_at: null } : {}),
          ...(result.outcome === 'interrupted' ? { needs_refresh: true } : {}),
          ...(state === 'succeeded' && isApply ? { needs_refresh: false } : {}),
        },
        transaction,
      );
      await writer.finish(
        { type: 'finished', outcome: state as any, problem },
        transaction,
      );
    });
    await changes.publish(environment.id);
  }

  #writer(lease: Lease, onError: (error: unknown) => void): EventWriter {
    const { knex, operations, events, signals } = this.#options;
    return new EventWriter({
      knex,
      operations,
      events,
      signals,
      lease,
      onError,
    });
  }
}

/** Typed errors of ours are words for people; anything else stays in the log. */
function problemOf(error: unknown, reference: string): EngineProblem {
  const isOurs =
    isError(error) &&
    ['NotFoundError', 'ServiceUnavailableError', 'InputError'].includes(
      error.name,
    );
  return {
    code: 'not-started',
    title: 'The operation could not be carried out',
    cause: isOurs
      ? (error as Error).message
      : 'Something unexpected happened in the portal; its log has the details.',
    nextStep: isOurs
      ? 'Correct what is named and run the operation again.'
      : `Give the reference ${reference} to the operators of the portal.`,
    retryable: true,
  };
}
