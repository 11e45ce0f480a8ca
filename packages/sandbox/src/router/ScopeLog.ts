import fs from 'fs-extra';
import { join } from 'path';
import { AwsCall } from './calls';

/**
 * An account and region that calls went to.
 *
 * @public
 */
export interface UsedScope {
  accountId: string;
  region: string;
}

export interface ScopeLogOptions {
  directory: string;
  findAccountId(accessKeyId: string): Promise<string>;
}

const REGION = /^[a-z]{2}(-[a-z]+)+-\d$/;

/** Remembers which accounts and regions are in use, in a file over restarts. */
export class ScopeLog {
  readonly #path: string;
  readonly #findAccountId: ScopeLogOptions['findAccountId'];
  readonly #known: Set<string>;
  /** Access keys and regions whose account is still to be found. */
  readonly #noted = new Set<string>();
  readonly #resolved = new Set<string>();

  constructor(options: ScopeLogOptions) {
    this.#path = join(options.directory, 'scopes.json');
    this.#findAccountId = options.findAccountId;
    this.#known = new Set(
      fs.pathExistsSync(this.#path) ? fs.readJsonSync(this.#path) : [],
    );
  }

  note({ accessKeyId, region }: AwsCall): void {
    const key = `${accessKeyId}/${region}`;
    if (accessKeyId && REGION.test(region) && !this.#resolved.has(key)) {
      this.#noted.add(key);
    }
  }

  async list(): Promise<UsedScope[]> {
    const before = this.#known.size;
    for (const key of this.#noted) {
      const [accessKeyId, region] = key.split('/');
      this.#known.add(`${await this.#findAccountId(accessKeyId)}/${region}`);
      this.#resolved.add(key);
      this.#noted.delete(key);
    }
    if (this.#known.size > before) {
      await fs.writeJson(this.#path, [...this.#known]);
    }
    return [...this.#known].map(scope => {
      const [accountId, region] = scope.split('/');
      return { accountId, region };
    });
  }
}
