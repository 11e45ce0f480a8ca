import {
  Environment,
  EnvironmentOutput,
  EnvironmentsClient,
} from '@backlot/plugin-environments-common';
import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { EnvironmentReader, EnvironmentWithOutputs } from './EnvironmentReader';

const PAGE_SIZE = 200;
/** Requests for outputs at a time: enough to be quick, few enough not to crowd out people. */
const OUTPUT_READS_AT_A_TIME = 8;
const START_ATTEMPTS = 5;

/** Options of {@link ServiceEnvironmentReader}. */
export interface ServiceEnvironmentReaderOptions {
  auth: AuthService;
  client: EnvironmentsClient;
  logger: LoggerService;
  /** Waits before asking a backend again that is still starting; 3 seconds when left out. */
  retryDelayMs?: number;
}

/** Reads environments through their API with the catalog's own credentials. */
export class ServiceEnvironmentReader implements EnvironmentReader {
  readonly #auth: AuthService;
  readonly #client: EnvironmentsClient;
  readonly #logger: LoggerService;
  readonly #retryDelayMs: number;

  constructor(options: ServiceEnvironmentReaderOptions) {
    this.#auth = options.auth;
    this.#client = options.client;
    this.#logger = options.logger;
    this.#retryDelayMs = options.retryDelayMs ?? 3_000;
  }

  async readAll(
    options: { signal?: AbortSignal } = {},
  ): Promise<EnvironmentWithOutputs[]> {
    const environments = await this.#listOnceStarted(options.signal);
    const read: EnvironmentWithOutputs[] = [];
    for (let at = 0; at < environments.length; at += OUTPUT_READS_AT_A_TIME) {
      const batch = environments.slice(at, at + OUTPUT_READS_AT_A_TIME);
      read.push(
        ...(await Promise.all(
          batch.map(environment => this.#withOutputs(environment)),
        )),
      );
    }
    return read;
  }

  async read(id: string): Promise<EnvironmentWithOutputs | undefined> {
    try {
      const environment = await this.#client.getEnvironment(
        id,
        await this.#requestOptions(),
      );
      return await this.#withOutputs(environment);
    } catch (error) {
      if (statusOf(error) === 404) {
        return undefined;
      }
      throw error;
    }
  }

  /** The plugins of a backend start side by side, so the first read may come too early. */
  async #listOnceStarted(signal?: AbortSignal): Promise<Environment[]> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#list(signal);
      } catch (error) {
        const starting = statusOf(error) === 503 || error instanceof TypeError;
        if (!starting || attempt === START_ATTEMPTS || signal?.aborted) {
          throw error;
        }
        await new Promise(resume => setTimeout(resume, this.#retryDelayMs));
      }
    }
  }

  async #list(signal?: AbortSignal): Promise<Environment[]> {
    const environments: Environment[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.#client.listEnvironments(
        { limit: PAGE_SIZE, cursor },
        { ...(await this.#requestOptions()), signal },
      );
      environments.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return environments;
  }

  /** Links are worth less than the entity: an environment whose outputs cannot be read stays in the catalog. */
  async #withOutputs(
    environment: Environment,
  ): Promise<EnvironmentWithOutputs> {
    let outputs: EnvironmentOutput[] = [];
    try {
      const answer = await this.#client.listOutputs(
        environment.id,
        await this.#requestOptions(),
      );
      outputs = answer.items;
    } catch (error) {
      this.#logger.warn(
        `The outputs of environment '${environment.name}' could not be read; its entity has no links until they can`,
        isError(error) ? error : undefined,
      );
    }
    return { environment, outputs };
  }

  async #requestOptions(): Promise<{ token: string }> {
    return this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: 'environments',
    });
  }
}

function statusOf(error: unknown): number | undefined {
  return isError(error)
    ? (error as { statusCode?: number }).statusCode
    : undefined;
}
