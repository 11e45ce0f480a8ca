import { ResponseError } from '@backstage/errors';
import { Fault, FaultInput } from './Fault';

/**
 * Sets and ends the faults of a running sandbox.
 *
 * @public
 */
export class FaultsClient {
  readonly #url: string;

  constructor(options: {
    /** The sandbox's address. */
    endpoint: string;
  }) {
    this.#url = `${options.endpoint}/_sandbox/faults`;
  }

  /** Puts a fault in force; one for the same service and operation is replaced. */
  async setFault(fault: FaultInput): Promise<Fault[]> {
    return this.#request(this.#url, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    });
  }

  async listFaults(): Promise<Fault[]> {
    return this.#request(this.#url);
  }

  /** Ends the faults that were set, all or those of a service or operation. */
  async clearFaults(
    which: { service?: string; operation?: string } = {},
  ): Promise<Fault[]> {
    const query = new URLSearchParams(
      Object.entries(which).filter(([, value]) => value !== undefined),
    );
    return this.#request(`${this.#url}?${query}`, { method: 'DELETE' });
  }

  async #request(url: string, init?: RequestInit): Promise<Fault[]> {
    const response = await fetch(url, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return (await response.json()).faults;
  }
}
