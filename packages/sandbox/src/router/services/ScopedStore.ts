import fs from 'fs-extra';
import { join } from 'path';
import { ServedScope } from './ServedService';

/** The state of a served service: a JSON file for each account and region. */
export class ScopedStore<State extends object> {
  readonly #directory: string;
  readonly #initial: () => State;
  readonly #states = new Map<string, State>();

  constructor(options: { directory: string; initial(): State }) {
    this.#directory = options.directory;
    this.#initial = options.initial;
  }

  /** The state, to be read or to be changed and then saved. */
  load(scope: ServedScope): State {
    const path = this.#pathOf(scope);
    const known = this.#states.get(path);
    if (known) {
      return known;
    }
    const saved = fs.pathExistsSync(path) ? fs.readJsonSync(path) : {};
    const state: State = { ...this.#initial(), ...saved };
    this.#states.set(path, state);
    return state;
  }

  /** Writes at once, so that a killed sandbox has it too. */
  save(scope: ServedScope): void {
    const path = this.#pathOf(scope);
    fs.ensureDirSync(this.#directory);
    fs.writeJsonSync(`${path}.new`, this.load(scope));
    fs.renameSync(`${path}.new`, path);
  }

  #pathOf({ accountId, region }: ServedScope): string {
    // The region comes from the request and must not lead elsewhere.
    const name = `${accountId}-${region}`.replaceAll(/[^A-Za-z0-9-]/g, '');
    return join(this.#directory, `${name}.json`);
  }
}
