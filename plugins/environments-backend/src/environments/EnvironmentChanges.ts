import { LoggerService } from '@backstage/backend-plugin-api';
import { ENVIRONMENT_CHANGED_TOPIC } from '@backlot/plugin-environments-common';
import { EventsService } from '@backstage/plugin-events-node';

/** Tells other plugins that an environment changed; they read what it is now. */
export class EnvironmentChanges {
  readonly #events: EventsService;
  readonly #logger: LoggerService;

  constructor(options: { events: EventsService; logger: LoggerService }) {
    this.#events = options.events;
    this.#logger = options.logger;
  }

  /** Never rejects: the catalog's schedule finds what a lost event did not tell. */
  async publish(environmentId: string): Promise<void> {
    try {
      await this.#events.publish({
        topic: ENVIRONMENT_CHANGED_TOPIC,
        eventPayload: { environmentId },
      });
    } catch (error) {
      this.#logger.warn(
        `The change of environment ${environmentId} could not be published`,
        error as Error,
      );
    }
  }
}
