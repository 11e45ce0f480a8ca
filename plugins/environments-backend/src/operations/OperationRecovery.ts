import { LoggerService } from '@backstage/backend-plugin-api';
import { OperationResult } from '@backlot/engine';
import { OperationRunner } from '@backlot/plugin-environments-node';
import { toError } from '@backstage/errors';
import { hostname } from 'os';
import { EnvironmentRow } from '../database/EnvironmentRow';
import { EnvironmentStore } from '../database/EnvironmentStore';
import { OperationRow } from '../database/OperationRow';
import { OperationStore } from '../database/OperationStore';
import { operationInterrupted } from './interruptionProblems';
import { OperationEnd } from './OperationEnd';
import { OperationQueue } from './OperationQueue';
import { OperationRequestFactory } from './OperationRequestFactory';

export interface OperationRecoveryOptions {
  logger: LoggerService;
  environments: EnvironmentStore;
  operations: OperationStore;
  queue: OperationQueue;
  requests: OperationRequestFactory;
  runner: OperationRunner;
  end: OperationEnd;
  /** Name of the worker that recovers, and how long it may take. */
  workerId: string;
  leaseSeconds: number;
}

/** Finds operations whose worker is gone and brings each to a named end. */
export class OperationRecovery {
  readonly #options: OperationRecoveryOptions;

  constructor(options: OperationRecoveryOptions) {
    this.#options = options;
  }

  /** Looks once at all claimed operations. One that cannot be recovered now is tried at the next look. */
  async recover(): Promise<void> {
    const { operations, logger, workerId } = this.#options;
    for (const operation of await operations.listClaimed()) {
      if (operation.expired || isWorkerGone(operation.worker, workerId)) {
        try {
          await this.#recoverOne(operation);
        } catch (error) {
          logger.error(
            `Operation ${operation.id} could not be recovered yet`,
            toError(error),
          );
        }
      }
    }
  }

  async #recoverOne(operation: OperationRow): Promise<void> {
    const { operations, environments, queue, runner, end, logger } =
      this.#options;
    const lease = await operations.takeOver(
      operation,
      this.#options.workerId,
      this.#options.leaseSeconds,
    );
    if (!lease) {
      return;
    }
    logger.warn(`Operation ${operation.id} lost its worker; recovering it`);
    await runner.kill({ operationId: operation.id });
    const environment = (await environments.get(operation.environment_id))!;
    const unlocked = await this.#unlock(operation, environment);
    await end.write({
      lease,
      operation,
      environment,
      result: {
        outcome: 'interrupted',
        changes: { create: 0, update: 0, replace: 0, delete: 0, same: 0 },
        problem: operationInterrupted({
          isUnlocked: unlocked !== undefined,
          pendingCreates: unlocked?.state?.pendingCreates ?? [],
        }),
        state: unlocked?.state,
        encryption: unlocked?.encryption,
      },
    });
    await queue.remove(operation.id);
  }

  /**
   * Releases the state's lock, whose owner is dead, and tells what the state holds. Undefined when
   * that cannot be done: the operation must come to an end even so, and says then what is left to do.
   */
  async #unlock(
    operation: OperationRow,
    environment: EnvironmentRow,
  ): Promise<OperationResult | undefined> {
    const { requests, runner, logger } = this.#options;
    try {
      const request = await requests.create(
        { ...operation, kind: 'unlock' },
        environment,
      );
      const result = await runner.run(request, { onEvent: () => undefined });
      if (result.outcome === 'succeeded') {
        return result;
      }
      logger.error(
        `The state of environment ${environment.name} could not be unlocked: ${result.problem?.title}`,
      );
    } catch (error) {
      logger.error(
        `The state of environment ${environment.name} could not be unlocked`,
        toError(error),
      );
    }
    return undefined;
  }
}

/** A worker on this machine is gone when its process is; one elsewhere is judged by its lease. */
export function isWorkerGone(worker: string | null, own: string): boolean {
  const [host, processId, start] = (worker ?? '').split('/');
  if (host !== hostname()) {
    return false;
  }
  if (Number(processId) === process.pid) {
    return start !== own.split('/')[2];
  }
  try {
    process.kill(Number(processId), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
