import fs from 'fs-extra';
import { join } from 'path';
import { AccountTraffic } from './AccountTraffic';
import { SubjectRecords } from './SubjectRecord';

/** An account and a region that somebody has used. */
export interface TrafficScope {
  accountId: string;
  region: string;
}

export interface TrafficGeneratorOptions {
  /** Keeps what has been written already. */
  directory: string;
  emulatorEndpoint: string;
  listScopes(): Promise<TrafficScope[]>;
  /** True when the emulator lost what had been written. */
  anew?: boolean;
  onProblem?(message: string): void;
}

const PUBLISH_EVERY_MS = 10_000;
const DISCOVER_EVERY_MS = 30_000;

/**
 * Generates metrics and logs for what runs in the simulated account: a past at first sight,
 * then a point a minute and lines all the time.
 */
export class TrafficGenerator {
  readonly #options: TrafficGeneratorOptions;
  readonly #path: string;
  readonly #accounts = new Map<string, AccountTraffic>();
  #records: Record<string, SubjectRecords>;
  #discoveredAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;
  #problem: string | undefined;

  static async start(
    options: TrafficGeneratorOptions,
  ): Promise<TrafficGenerator> {
    const path = join(options.directory, 'traffic.json');
    if (options.anew) {
      await fs.remove(path);
    }
    const records = (await fs.pathExists(path)) ? await fs.readJson(path) : {};
    const generator = new TrafficGenerator({ options, path, records });
    generator.#schedule(0);
    return generator;
  }

  private constructor(parts: {
    options: TrafficGeneratorOptions;
    path: string;
    records: Record<string, SubjectRecords>;
  }) {
    this.#options = parts.options;
    this.#path = parts.path;
    this.#records = parts.records;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
    for (const account of this.#accounts.values()) {
      account.destroy();
    }
  }

  #schedule(delay: number): void {
    this.#timer = setTimeout(() => {
      this.#running = this.#generate().finally(() => {
        if (!this.#stopped) {
          this.#schedule(PUBLISH_EVERY_MS);
        }
      });
    }, delay);
  }

  async #generate(): Promise<void> {
    const now = new Date();
    const discover = now.getTime() - this.#discoveredAt >= DISCOVER_EVERY_MS;
    let problem: string | undefined;
    try {
      if (discover) {
        await this.#findAccounts();
        this.#discoveredAt = now.getTime();
      }
      for (const [name, account] of this.#accounts) {
        problem = (await this.#publish(account, { now, discover })) ?? problem;
        this.#records[name] = account.records;
      }
      await fs.writeJson(`${this.#path}.new`, this.#records);
      await fs.rename(`${this.#path}.new`, this.#path);
    } catch (error) {
      problem = (error as Error).message;
    }
    this.#report(problem);
  }

  /** One account's trouble does not keep the others from having traffic. */
  async #publish(
    account: AccountTraffic,
    options: { now: Date; discover: boolean },
  ): Promise<string | undefined> {
    try {
      if (options.discover) {
        await account.discover(options.now);
      }
      await account.publish(options.now);
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  }

  async #findAccounts(): Promise<void> {
    for (const scope of await this.#options.listScopes()) {
      const name = `${scope.accountId}/${scope.region}`;
      if (!this.#accounts.has(name)) {
        const account = new AccountTraffic({
          ...scope,
          endpoint: this.#options.emulatorEndpoint,
          records: this.#records[name] ?? {},
        });
        this.#accounts.set(name, account);
      }
    }
  }

  /** Once, and not every ten seconds. */
  #report(problem: string | undefined): void {
    if (problem && problem !== this.#problem && !this.#stopped) {
      this.#options.onProblem?.(`traffic is missing: ${problem}`);
    }
    this.#problem = problem;
  }
}
