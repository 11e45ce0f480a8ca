import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { fromKnex, PgBoss } from 'pg-boss';

const QUEUE = 'operations';
const DAY_SECONDS = 24 * 60 * 60;

const QUEUE_OPTIONS = {
  // Delivering a job again is harmless, because only a queued operation can be claimed, and a job
  // that is given up would block the environment's next one. So it is never given up.
  retryLimit: 1_000_000,
  retryDelay: 5,
  retryBackoff: false,
  // A job whose backend is gone is delivered to another one after this silence.
  heartbeatSeconds: 30,
  expireInSeconds: DAY_SECONDS - 1,
  deleteAfterSeconds: DAY_SECONDS,
  notify: true,
};

/** The queue of operations: one at a time for each environment, in order. */
export class OperationQueue {
  readonly #boss: PgBoss;

  constructor(options: { knex: Knex; logger: LoggerService }) {
    const { host, port, user, password, database, ssl, connectionString } =
      options.knex.client.connectionSettings;
    this.#boss = new PgBoss({
      ...(connectionString
        ? { connectionString }
        : { host, port, user, password, database, ssl }),
      application_name: 'backlot-queue',
      schema: 'pgboss',
      max: 4,
      monitorIntervalSeconds: 15,
      superviseIntervalSeconds: 15,
      useListenNotify: true,
    });
    this.#boss.on('error', error =>
      options.logger.error('The operation queue reports an error', error),
    );
  }

  async start(): Promise<void> {
    await this.#boss.start();
    await this.#boss.createQueue(QUEUE, {
      ...QUEUE_OPTIONS,
      policy: 'key_strict_fifo',
    });
    // Making a queue leaves one that is there as it is.
    await this.#boss.updateQueue(QUEUE, QUEUE_OPTIONS);
  }

  /** Queues the operation in the transaction that writes its row. */
  async add(
    operation: { id: string; environmentId: string; account: string },
    transaction: Knex.Transaction,
  ): Promise<void> {
    await this.#boss.send(
      QUEUE,
      { operationId: operation.id },
      {
        id: operation.id,
        singletonKey: operation.environmentId,
        group: { id: operation.account },
        db: fromKnex(transaction),
      },
    );
  }

  /** Takes the operation out, so that the environment's next one may start. */
  async remove(operationId: string): Promise<void> {
    await this.#boss.deleteJob(QUEUE, operationId);
  }

  /** The job of an operation is over when `perform` resolves and comes again when it rejects. */
  async work(
    concurrency: number,
    perform: (operationId: string) => Promise<void>,
  ): Promise<void> {
    await this.#boss.work<{ operationId: string }>(
      QUEUE,
      {
        localConcurrency: concurrency,
        pollingIntervalSeconds: 1,
        notifyPollingIntervalSeconds: 2,
      },
      async ([job]) => perform(job.data.operationId),
    );
  }

  /** Takes no more work. Jobs under way are handed back; their operations are the worker's to end. */
  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: 1_000 });
  }
}
