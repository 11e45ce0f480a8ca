import * as pulumi from '@pulumi/pulumi';
import { programConfig } from '../program/programConfig';
import { OperationRequest } from '../types';

/** A template's compiled program, run inside this process as the Automation API wants it. */
export class InlineProgram {
  readonly #request: OperationRequest;
  #failure?: unknown;

  constructor(request: OperationRequest) {
    this.#request = request;
  }

  /** What the program itself threw, when it did. */
  get failure(): unknown {
    return this.#failure;
  }

  readonly run = async (): Promise<Record<string, unknown>> => {
    const { config, secretKeys } = programConfig(this.#request);
    // Secrets join the engine's own configuration here and nowhere else, so that they are
    // never in a file or in a command line.
    pulumi.runtime.setAllConfig(
      { ...pulumi.runtime.allConfig(), ...config },
      secretKeys,
    );
    try {
      return await loadProgram(this.#request.program.path);
    } catch (error) {
      this.#failure = error;
      throw error;
    }
  };
}

/** Loads a compiled program; what it exports, or what its exported function returns, are the outputs. */
export async function loadProgram(
  path: string,
): Promise<Record<string, unknown>> {
  // A bundler would try to resolve a plain require.
  const exported = await module.require(path);
  const outputs = typeof exported === 'function' ? exported() : exported;
  const resolved = (await outputs) ?? {};
  const { default: main, ...named } = resolved;
  if (typeof main === 'function') {
    return { ...named, ...((await main()) ?? {}) };
  }
  return main && typeof main === 'object'
    ? { ...named, ...(await main) }
    : named;
}
