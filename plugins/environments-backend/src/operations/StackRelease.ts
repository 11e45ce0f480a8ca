import { LoggerService } from '@backstage/backend-plugin-api';
import { OperationResult } from '@backlot/engine';
import { OperationRunner } from '@backlot/plugin-environments-node';
import { toError } from '@backstage/errors';
import { EnvironmentRow } from '../database/EnvironmentRow';
import { OperationRow } from '../database/OperationRow';
import { OperationRequestFactory } from './OperationRequestFactory';

/** Takes a lock off the state whose owner is dead. */
export class StackRelease {
  readonly #logger: LoggerService;
  readonly #requests: OperationRequestFactory;
  readonly #runner: OperationRunner;

  constructor(options: {
    logger: LoggerService;
    requests: OperationRequestFactory;
    runner: OperationRunner;
  }) {
    this.#logger = options.logger;
    this.#requests = options.requests;
    this.#runner = options.runner;
  }

  /**
   * Releases the state's lock and tells what the state holds. Undefined when that cannot be done:
   * the operation must come to an end even so, and says then what is left to do.
   */
  async release(
    operation: OperationRow,
    environment: EnvironmentRow,
  ): Promise<OperationResult | undefined> {
    try {
      const request = await this.#requests.create(
        { ...operation, kind: 'unlock' },
        environment,
      );
      const result = await this.#runner.run(request, {
        onEvent: () => undefined,
      });
      if (result.outcome === 'succeeded') {
        return result;
      }
      this.#logger.error(
        `The state of environment ${environment.name} could not be unlocked: ${result.problem?.title}`,
      );
    } catch (error) {
      this.#logger.error(
        `The state of environment ${environment.name} could not be unlocked`,
        toError(error),
      );
    }
    return undefined;
  }
}
