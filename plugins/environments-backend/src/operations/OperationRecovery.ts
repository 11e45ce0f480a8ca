import { LoggerService } from '@backstage/backend-plugin-api';
import { EngineProblem } from '@backlot/plugin-environments-common';
import { hostname } from 'os';
import { EnvironmentStore } from '../database/EnvironmentStore';
import { OperationRow } from '../database/OperationRow';
import { OperationStore } from '../database/OperationStore';
import { OperationQueue } from './OperationQueue';
import { OperationRequestFactory } from './OperationRequestFactory';
import { OperationRunner } from './OperationRunner';
import { OperationWorker } from './OperationWorker';

const INTERRUPTED: EngineProblem = {
  code: 'interrupted',
  title: 'The operation was interrupted',
  cause:
    'The portal or the machine that ran it went away before the end. Its processes are ended and the lock on the state is released.',
  nextStep:
    'Run the operation again. It looks first at what exists in the account and continues from there.',
  retryable: true,
};

export interface OperationRecoveryOptions {
  logger: LoggerService;
  environments: EnvironmentStore;
  operations: OperationStore;
  queue: OperationQueue;
  requests: OperationRequestFactory;
  runner: OperationRunner;
  worker: OperationWorker;
}

/** Finds operations whose worker is gone and brings each to a named end. */
export class OperationRecovery {
  readonly #options: OperationRecoveryOptions;

  constructor(options: OperationRecoveryOptions) {
    this.#options = options;
  }

  /** Looks once at all claimed operations. One that cannot be recovered now is tried at the next look. */
  async recover(): Promise<void> {
    const { operations, logger, worker } = this.#options;
    for (const operation of await operations.listClaimed()) {
      if (operation.expired || isWorkerGone(operation.worker, worker.id)) {
        try {
          await this.#recoverOne(operation);
        } catch (error) {
          logger.error(
            `Operation ${operation.id} could not be recovered yet`,
            error as Error,
          );
        }
      }
    }
  }

  async #recoverOne(operation: OperationRow): Promise<void> {
    const { operations, environments, queue, runner, worker, logger } =
      this.#options;
    const lease = await operations.takeOver(
      operation,
      worker.id,
      worker.leaseSeconds,
    );
    if (!lease) {
      return;
    }
    logger.warn(`Operation ${operation.id} lost its worker; recovering it`);
    await runner.kill({ operationId: operation.id });
    const environment = (await environments.get(operation.environment_id))!;
    await this.#unlock(operation);
    await worker.finish({
      lease,
      operation,
      environment,
      result: {
        outcome: 'interrupted',
        changes: { create: 0, update: 0, replace: 0, delete: 0, same: 0 },
        problem: INTERRUPTED,
      },
    });
    await queue.remove(operation.id);
  }

  /** Its owner is dead, so the lock in the state protects nobody. */
  async #unlock(operation: OperationRow): Promise<void> {
    const { environments, requests, runner } = this.#options;
    const environment = (await environments.get(operation.environment_id))!;
    const request = await requests.create(
      { ...operation, kind: 'unlock' },
      environment,
    );
    const { outcome, problem } = await runner.run(request, {
      onEvent: () => undefined,
    });
    if (outcome !== 'succeeded') {
      throw new Error(
        `The state of environment ${environment.name} could not be unlocked: ${problem?.title}`,
      );
    }
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
