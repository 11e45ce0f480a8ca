import {
  AccountList,
  Environment,
  EnvironmentListQuery,
  EnvironmentOutput,
  EnvironmentResource,
  EnvironmentsClient,
  Operation,
  OperationEvent,
  Template,
  TemplateVersion,
  UpdateEnvironmentRequest,
} from '@backlot/plugin-environments-common';
import { NotFoundError } from '@backstage/errors';
import {
  accountList,
  anOperation,
  template,
  templateVersion,
} from './fixtures';

/** What a {@link FakeEnvironmentsClient} starts with. */
export interface FakeEnvironmentsClientOptions {
  environments?: Environment[];
  operations?: Operation[];
  events?: OperationEvent[];
  resources?: EnvironmentResource[];
  outputs?: EnvironmentOutput[];
  templates?: Template[];
}

/** A backend in memory, whose operations run as fast as a test says. */
export class FakeEnvironmentsClient implements EnvironmentsClient {
  readonly environments: Environment[];
  readonly operations: Operation[];
  readonly events: OperationEvent[];
  /** The queries of the list, newest last. */
  readonly queries: EnvironmentListQuery[] = [];
  /** How often the events were followed, with where each began. */
  readonly followedAfter: number[] = [];
  readonly calls: string[] = [];
  #options: FakeEnvironmentsClientOptions;
  #wake = new Set<() => void>();
  #isOver = false;

  constructor(options: FakeEnvironmentsClientOptions = {}) {
    this.#options = options;
    this.environments = options.environments ?? [];
    this.operations = options.operations ?? [];
    this.events = options.events ?? [];
  }

  /** Stores events and sends them to whoever follows. */
  push(...events: OperationEvent[]) {
    this.events.push(...events);
    this.#wake.forEach(wake => wake());
  }

  /** Ends the stream, with the row as it is then. */
  finish(part: Partial<Operation>) {
    this.#change(this.operations[0].id, part);
    this.#isOver = true;
    this.#wake.forEach(wake => wake());
  }

  async listTemplates(): Promise<Template[]> {
    return this.#options.templates ?? [template];
  }

  async getTemplateVersion(): Promise<TemplateVersion> {
    return templateVersion;
  }

  async listAccounts(): Promise<AccountList> {
    return accountList;
  }

  async listEnvironments(query: EnvironmentListQuery) {
    this.queries.push(query);
    const keys = [
      'componentRef',
      'systemRef',
      'ownerRef',
      'name',
      'stage',
      'account',
    ] as const;
    return {
      items: this.environments.filter(environment =>
        keys.every(key => !query[key] || environment[key] === query[key]),
      ),
    };
  }

  async getEnvironment(id: string) {
    return find(this.environments, id);
  }

  async createEnvironment(): Promise<never> {
    throw new NotFoundError(
      'The portal creates environments by the scaffolder',
    );
  }

  async updateEnvironment(id: string, request: UpdateEnvironmentRequest) {
    this.calls.push(`update ${id} ${JSON.stringify(request)}`);
    const environment = this.environments.find(
      candidate => candidate.id === id,
    )!;
    environment.protected = request.protected ?? environment.protected;
    return { ...environment };
  }

  async destroyEnvironment(id: string, request: { confirmName: string }) {
    this.calls.push(`destroy ${id} ${request.confirmName}`);
    return this.#start({ id: 'op-destroy', kind: 'destroy' });
  }

  async listResources() {
    return {
      items: this.#options.resources ?? [],
      asOf: '2026-11-25T10:00:00.000Z',
    };
  }

  async listOutputs() {
    return { items: this.#options.outputs ?? [] };
  }

  async listOperations(environmentId: string) {
    return {
      items: this.operations.filter(
        operation => operation.environmentId === environmentId,
      ),
    };
  }

  async createOperation(id: string, request: { kind: Operation['kind'] }) {
    this.calls.push(`${request.kind} ${id}`);
    return this.#start({ id: 'op-new', kind: request.kind });
  }

  async getOperation(id: string) {
    return find(this.operations, id);
  }

  async cancelOperation(id: string) {
    this.calls.push(`cancel ${id}`);
    return this.#change(id, { state: 'cancelling' });
  }

  async retryOperation(id: string) {
    this.calls.push(`retry ${id}`);
    return this.#start({ id: 'op-retry', retryOf: id });
  }

  async listOperationEvents(id: string, query: { after?: number } = {}) {
    return this.events
      .filter(event => event.operationId === id)
      .filter(event => event.seq > (query.after ?? 0))
      .slice(0, 3);
  }

  async *followOperation(
    id: string,
    query: { after?: number } = {},
    options: { signal?: AbortSignal } = {},
  ): AsyncIterable<OperationEvent> {
    this.followedAfter.push(query.after ?? 0);
    let after = query.after ?? 0;
    while (!options.signal?.aborted) {
      const next = this.#eventAfter(id, after);
      if (next) {
        after = next.seq;
        yield next;
      } else if (this.#isOver) {
        return;
      } else {
        await new Promise<void>(resume => {
          this.#wake.add(resume);
          options.signal?.addEventListener('abort', () => resume());
        });
      }
    }
  }

  #eventAfter(id: string, seq: number): OperationEvent | undefined {
    return this.events.find(
      event => event.operationId === id && event.seq > seq,
    );
  }

  #start(part: Partial<Operation>): Operation {
    const operation = anOperation({ state: 'queued', ...part });
    this.operations.push(operation);
    return operation;
  }

  #change(id: string, part: Partial<Operation>): Operation {
    const index = this.operations.findIndex(operation => operation.id === id);
    this.operations[index] = { ...this.operations[index], ...part };
    return this.operations[index];
  }
}

function find<T extends { id: string }>(items: T[], id: string): T {
  const item = items.find(candidate => candidate.id === id);
  if (!item) {
    throw new NotFoundError(`There is nothing with the id '${id}'`);
  }
  return { ...item };
}
