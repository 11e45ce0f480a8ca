import { ENVIRONMENT_CHANGED_TOPIC } from '@backlot/plugin-environments-common';
import {
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  DeferredEntity,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { EventParams, EventsService } from '@backstage/plugin-events-node';
import { environmentEntity } from './environmentEntity';
import { EnvironmentReader, EnvironmentWithOutputs } from './EnvironmentReader';

/** Persistent key of the provider's entities in the catalog's database: never change it. */
const PROVIDER_NAME = 'environments';

/** Options of {@link EnvironmentEntityProvider}. */
export interface EnvironmentEntityProviderOptions {
  events: EventsService;
  logger: LoggerService;
  reader: EnvironmentReader;
  taskRunner: SchedulerServiceTaskRunner;
}

/**
 * Keeps the catalog's environment entities in step with the environments: one by one as they
 * change, and all of them at start and on a schedule, in case an event was missed.
 */
export class EnvironmentEntityProvider implements EntityProvider {
  readonly #events: EventsService;
  readonly #logger: LoggerService;
  readonly #reader: EnvironmentReader;
  readonly #taskRunner: SchedulerServiceTaskRunner;
  readonly #changedIds = new Set<string>();
  #lastStep: Promise<unknown> = Promise.resolve();

  constructor(options: EnvironmentEntityProviderOptions) {
    this.#events = options.events;
    this.#logger = options.logger.child({ provider: PROVIDER_NAME });
    this.#reader = options.reader;
    this.#taskRunner = options.taskRunner;
  }

  getProviderName(): string {
    return PROVIDER_NAME;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    await this.#events.subscribe({
      id: 'environment-entity-provider',
      topics: [ENVIRONMENT_CHANGED_TOPIC],
      onEvent: params => this.#onChange(params, connection),
    });
    await this.#taskRunner.run({
      id: 'environment-entity-provider:refresh',
      fn: signal => this.#inTurn(() => this.#refresh(connection, signal)),
    });
  }

  /** A read that fails rejects before any mutation: an empty full mutation would delete every entity. */
  async #refresh(
    connection: EntityProviderConnection,
    signal: AbortSignal,
  ): Promise<void> {
    const all = await this.#reader.readAll({ signal });
    await connection.applyMutation({
      type: 'full',
      entities: all.filter(isAlive).map(deferred),
    });
    this.#logger.debug(`Refreshed ${all.length} environments`);
  }

  async #onChange(
    params: EventParams,
    connection: EntityProviderConnection,
  ): Promise<void> {
    const id = (params.eventPayload as { environmentId?: unknown } | undefined)
      ?.environmentId;
    if (typeof id !== 'string') {
      return;
    }
    this.#changedIds.add(id);
    // Not awaited, because the publisher would wait for our read of its own API.
    this.#inTurn(() => this.#applyChange(id, connection));
  }

  async #applyChange(
    id: string,
    connection: EntityProviderConnection,
  ): Promise<void> {
    // Several events of one environment may have queued up; the first read answers all of them.
    if (!this.#changedIds.delete(id)) {
      return;
    }
    try {
      const read = await this.#reader.read(id);
      if (!read) {
        this.#logger.info(
          `Environment ${id} is unknown; the next refresh removes its entity`,
        );
        return;
      }
      await connection.applyMutation({
        type: 'delta',
        added: isAlive(read) ? [deferred(read)] : [],
        removed: isAlive(read) ? [] : [deferred(read)],
      });
    } catch (error) {
      this.#logger.warn(
        `A change of environment ${id} was not applied; the next refresh will`,
        toError(error),
      );
    }
  }

  /** Reads and mutations run one after the other: a full list read before a change must not be applied after it. */
  async #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = this.#lastStep.then(step);
    this.#lastStep = turn.catch(() => undefined);
    return turn;
  }
}

function isAlive({ environment }: EnvironmentWithOutputs): boolean {
  return environment.status !== 'destroyed';
}

function deferred(read: EnvironmentWithOutputs): DeferredEntity {
  return {
    entity: environmentEntity(read),
    locationKey: `environments:${read.environment.id}`,
  };
}
