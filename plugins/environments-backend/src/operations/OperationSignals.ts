import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

const CHANNEL = 'environments_operation';
const RECONNECT_MS = 1_000;
/** Wakes everybody now and then, in case a notification was lost with its connection. */
const FALLBACK_MS = 5_000;

interface ListenerConnection {
  query(text: string): Promise<unknown>;
  on(event: string, listener: (argument?: any) => void): void;
  end(): Promise<void>;
}

/** Tells whoever watches an operation, on any backend, that it changed. */
export class OperationSignals {
  readonly #knex: Knex;
  readonly #logger: LoggerService;
  readonly #watchers = new Map<string, Set<() => void>>();
  #connection: ListenerConnection | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: { knex: Knex; logger: LoggerService }) {
    this.#knex = options.knex;
    this.#logger = options.logger;
  }

  async start(): Promise<void> {
    this.#timer = setInterval(() => this.#wakeAll(), FALLBACK_MS);
    this.#timer.unref();
    await this.#listen();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#connection?.end().catch(() => undefined);
  }

  /** Sends the signal when the transaction commits. */
  async notify(operationId: string, transaction: Knex): Promise<void> {
    await transaction.raw('SELECT pg_notify(?, ?)', [CHANNEL, operationId]);
  }

  subscribe(operationId: string, onWake: () => void): () => void {
    const watchers = this.#watchers.get(operationId) ?? new Set();
    this.#watchers.set(operationId, watchers.add(onWake));
    return () => {
      watchers.delete(onWake);
      if (watchers.size === 0) {
        this.#watchers.delete(operationId);
      }
    };
  }

  async #listen(): Promise<void> {
    try {
      const connection: ListenerConnection =
        await this.#knex.client.acquireRawConnection();
      const onLost = () => {
        if (this.#connection === connection) {
          this.#connection = undefined;
          this.#listenLater();
        }
      };
      connection.on('error', onLost);
      connection.on('end', onLost);
      connection.on('notification', ({ payload }) => this.#wake(payload));
      this.#connection = connection;
      await connection.query(`LISTEN ${CHANNEL}`);
      this.#wakeAll();
    } catch (error) {
      this.#logger.warn(
        'Listening for operation signals failed; trying again',
        error as Error,
      );
      this.#connection = undefined;
      this.#listenLater();
    }
  }

  #listenLater() {
    if (!this.#stopped) {
      setTimeout(() => this.#listen(), RECONNECT_MS).unref();
    }
  }

  #wake(operationId: string) {
    for (const onWake of this.#watchers.get(operationId) ?? []) {
      onWake();
    }
  }

  #wakeAll() {
    for (const operationId of this.#watchers.keys()) {
      this.#wake(operationId);
    }
  }
}
