import {
  Environment,
  isOperationFinished,
  Operation,
} from '@backlot/plugin-environments-common';
import fs from 'fs-extra';
import { PortalClient } from '../demo/PortalClient';

const TARGET = {
  componentRef: 'component:default/expense-manager-api',
  template: 'aws-web-service',
  stage: 'dev',
  account: 'sandbox',
  region: 'us-east-1',
};

/** What the portal does in the benches, through its API. */
export class PortalBench {
  readonly #client: PortalClient;

  constructor(client: PortalClient) {
    this.#client = client;
  }

  get region(): string {
    return TARGET.region;
  }

  /** Creates an environment; gives it with how long it took until it was deployed. */
  async create(
    name: string,
  ): Promise<{ environment: Environment; milliseconds: number }> {
    const start = performance.now();
    const { environment, operation } =
      await this.#client.environments.createEnvironment({ ...TARGET, name });
    await this.end(operation);
    return { environment, milliseconds: performance.now() - start };
  }

  /** Deploys again; gives how long that took, and how late each event reached this client. */
  async deploy(
    environment: Environment,
  ): Promise<{ milliseconds: number; delays: number[] }> {
    const start = performance.now();
    const operation = await this.#client.environments.createOperation(
      environment.id,
      { kind: 'deploy' },
    );
    const delays = await this.end(operation);
    return { milliseconds: performance.now() - start, delays };
  }

  /** Follows an operation to a good end. */
  async end(operation: Operation): Promise<number[]> {
    const { environments } = this.#client;
    const delays: number[] = [];
    for await (const event of environments.followOperation(operation.id)) {
      if (event.payload.type === 'resource-done') {
        delays.push(Date.now() - Date.parse(event.at));
      }
    }
    const ended = await environments.getOperation(operation.id);
    if (!isOperationFinished(ended.state) || ended.state !== 'succeeded') {
      throw new Error(
        `Operation ${operation.id} ${ended.state}: ${ended.problem?.title}`,
      );
    }
    return delays;
  }
}

/** Resident memory of a process in MiB. */
export async function residentMemory(processId: number): Promise<number> {
  const status = await fs.readFile(`/proc/${processId}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}
