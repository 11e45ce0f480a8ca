import { readFile } from 'fs/promises';
import { join } from 'path';
import { fileURLToPath } from 'url';
import { OperationRequest } from '../types';
import { Deployment } from './toStackState';

/** Runs the engine's CLI for one question and answers with its standard output. */
export type AskEngine = (args: string[]) => Promise<string>;

/** Reads a stack's state without ever decrypting it. */
export class StateReader {
  readonly #request: OperationRequest;
  readonly #askEngine: AskEngine;

  constructor(options: { request: OperationRequest; askEngine: AskEngine }) {
    this.#request = options.request;
    this.#askEngine = options.askEngine;
  }

  /** The state, or nothing when the stack does not exist or cannot be read. */
  async read(): Promise<Deployment | undefined> {
    try {
      return this.#request.stateUrl.startsWith('file://')
        ? await this.#readFile()
        : await this.#export();
    } catch {
      return undefined;
    }
  }

  async #readFile(): Promise<Deployment | undefined> {
    const { stateUrl, project, stack } = this.#request;
    const { pathname } = new URL(stateUrl);
    const content = await readFile(
      join(
        fileURLToPath(`file://${pathname}`),
        '.pulumi',
        'stacks',
        project,
        `${stack}.json`,
      ),
      'utf8',
    );
    return JSON.parse(content).checkpoint?.latest ?? {};
  }

  async #export(): Promise<Deployment | undefined> {
    // Without --show-secrets, secrets stay encrypted.
    const output = await this.#askEngine([
      'stack',
      'export',
      '--stack',
      this.#request.stack,
    ]);
    return JSON.parse(output).deployment ?? {};
  }
}
