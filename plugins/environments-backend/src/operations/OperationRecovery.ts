import { LoggerService } from '@backstage/backend-plugin-api';
import { OperationRunner } from '@backlot/plugin-environments-node';
import { toError } from '@backstage/errors';
import { hostname } from 'os';
import { EnvironmentStore } from '../database/EnvironmentStore';
import { OperationRow } from '../database/OperationRow';
import { OperationStore } from '../database/OperationStore';
import { operationInterrupted } from './interruptionProblems';
import { OperationEnd } from './OperationEnd';
import { OperationQueue } from './OperationQueue';
import { StackRelease } from './StackRelease';

export interface OperationRecoveryOptions {
  logger: LoggerService;
  environments: EnvironmentStore;
  operations: OperationStore;
  queue: OperationQueue;
  release: StackRelease;
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
    const { operations, environments, queue, release, runner, end, logger } =
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
    const unlocked = await release.release(operation, environment);
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
