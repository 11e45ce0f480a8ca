import {
  Environment,
  EnvironmentOutput,
} from '@backlot/plugin-environments-common';

/** An environment with the outputs its entity links to. */
export interface EnvironmentWithOutputs {
  environment: Environment;
  outputs: EnvironmentOutput[];
}

/** What the provider reads. */
export interface EnvironmentReader {
  /** Every environment that is not destroyed; rejects rather than leave some out. */
  readAll(options?: {
    signal?: AbortSignal;
  }): Promise<EnvironmentWithOutputs[]>;
  /** One environment, destroyed or not; undefined when nobody knows it any more. */
  read(id: string): Promise<EnvironmentWithOutputs | undefined>;
}
