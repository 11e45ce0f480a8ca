import { ResponseError } from '@backstage/errors';
import { createParser } from 'eventsource-parser';
import { OperationEvent } from '../schemas';
import { EnvironmentsClient, RequestOptions } from './EnvironmentsClient';

/** @public */
export interface DefaultEnvironmentsClientOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi: { fetch: typeof fetch };
  /** Waits before a lost event stream is opened again; 1 second when left out. */
  reconnectDelayMs?: number;
}

type Query = Record<string, string | number | boolean | undefined>;

/** {@link EnvironmentsClient} over HTTP. @public */
export class DefaultEnvironmentsClient implements EnvironmentsClient {
  readonly #options: DefaultEnvironmentsClientOptions;

  constructor(options: DefaultEnvironmentsClientOptions) {
    this.#options = options;
  }

  listTemplates: EnvironmentsClient['listTemplates'] = async options =>
    (await this.#json<{ items: any[] }>('GET', ['templates'], { options }))
      .items;

  getTemplateVersion: EnvironmentsClient['getTemplateVersion'] = (
    name,
    version,
    options,
  ) => this.#json('GET', ['templates', name, 'versions', version], { options });

  listAccounts: EnvironmentsClient['listAccounts'] = options =>
    this.#json('GET', ['accounts'], { options });

  listEnvironments: EnvironmentsClient['listEnvironments'] = (query, options) =>
    this.#json('GET', ['environments'], { query: query as Query, options });

  getEnvironment: EnvironmentsClient['getEnvironment'] = (id, options) =>
    this.#json('GET', ['environments', id], { options });

  createEnvironment: EnvironmentsClient['createEnvironment'] = (
    body,
    options,
  ) => this.#json('POST', ['environments'], { body, options });

  updateEnvironment: EnvironmentsClient['updateEnvironment'] = (
    id,
    body,
    options,
  ) => this.#json('PATCH', ['environments', id], { body, options });

  destroyEnvironment: EnvironmentsClient['destroyEnvironment'] = (
    id,
    body,
    options,
  ) => this.#json('DELETE', ['environments', id], { body, options });

  listResources: EnvironmentsClient['listResources'] = (id, options) =>
    this.#json('GET', ['environments', id, 'resources'], { options });

  listOutputs: EnvironmentsClient['listOutputs'] = (id, options) =>
    this.#json('GET', ['environments', id, 'outputs'], { options });

  listOperations: EnvironmentsClient['listOperations'] = (id, query, options) =>
    this.#json('GET', ['environments', id, 'operations'], { query, options });

  createOperation: EnvironmentsClient['createOperation'] = (
    id,
    body,
    options,
  ) =>
    this.#json('POST', ['environments', id, 'operations'], { body, options });

  getOperation: EnvironmentsClient['getOperation'] = (id, options) =>
    this.#json('GET', ['operations', id], { options });

  cancelOperation: EnvironmentsClient['cancelOperation'] = (id, options) =>
    this.#json('POST', ['operations', id, 'cancel'], { body: {}, options });

  retryOperation: EnvironmentsClient['retryOperation'] = (id, options) =>
    this.#json('POST', ['operations', id, 'retry'], { body: {}, options });

  listOperationEvents: EnvironmentsClient['listOperationEvents'] = async (
    id,
    query,
    options,
  ) =>
    (
      await this.#json<{ items: OperationEvent[] }>(
        'GET',
        ['operations', id, 'events'],
        { query, options },
      )
    ).items;

  async *followOperation(
    id: string,
    query: { after?: number } = {},
    options: RequestOptions = {},
  ): AsyncIterable<OperationEvent> {
    let after = query.after ?? 0;
    while (!options.signal?.aborted) {
      try {
        const response = await this.#open(id, after, options);
        for await (const event of readEvents(response)) {
          if (event === 'end') {
            return;
          }
          after = event.seq;
          yield event;
        }
      } catch (error) {
        if (!isWorthAnotherTry(error)) {
          throw error;
        }
      }
      await pause(this.#options.reconnectDelayMs ?? 1_000, options.signal);
    }
  }

  async #open(id: string, after: number, options: RequestOptions) {
    return this.#request('GET', ['operations', id, 'events'], {
      options,
      headers: { Accept: 'text/event-stream', 'Last-Event-ID': String(after) },
    });
  }

  async #json<T>(
    method: string,
    path: string[],
    request: { query?: Query; body?: unknown; options?: RequestOptions },
  ): Promise<T> {
    const response = await this.#request(method, path, request);
    return (await response.json()) as T;
  }

  async #request(
    method: string,
    path: string[],
    request: {
      query?: Query;
      body?: unknown;
      options?: RequestOptions;
      headers?: Record<string, string>;
    },
  ): Promise<Response> {
    const base = await this.#options.discoveryApi.getBaseUrl('environments');
    const url = new URL(
      `${base}/v1/${path.map(part => encodeURIComponent(part)).join('/')}`,
    );
    for (const [name, value] of Object.entries(request.query ?? {})) {
      if (value !== undefined) {
        url.searchParams.set(name, String(value));
      }
    }
    const response = await this.#options.fetchApi.fetch(url.toString(), {
      method,
      signal: request.options?.signal,
      headers: {
        ...(request.body === undefined
          ? {}
          : { 'Content-Type': 'application/json' }),
        ...(request.options?.token
          ? { Authorization: `Bearer ${request.options.token}` }
          : {}),
        ...request.headers,
      },
      body:
        request.body === undefined ? undefined : JSON.stringify(request.body),
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response as any);
    }
    return response;
  }
}

/** A backend that restarts refuses connections or answers 502 to 504 for a while; anything else it says is final. */
function isWorthAnotherTry(error: unknown): boolean {
  if (error instanceof ResponseError) {
    return [502, 503, 504].includes(error.statusCode);
  }
  return error instanceof TypeError;
}

function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise(resume => {
    const timer = setTimeout(resume, milliseconds);
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resume();
      },
      { once: true },
    );
  });
}

/** Yields the events of one SSE response, and `'end'` when the server says the operation is over. */
async function* readEvents(
  response: Response,
): AsyncIterable<OperationEvent | 'end'> {
  const parsed: Array<OperationEvent | 'end'> = [];
  const parser = createParser({
    onEvent: message =>
      parsed.push(message.event === 'end' ? 'end' : JSON.parse(message.data)),
  });
  const reader = response.body!.getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const chunk = await reader.read().catch(() => ({ done: true } as const));
      if (chunk.done) {
        return;
      }
      parser.feed(decoder.decode((chunk as any).value, { stream: true }));
      yield* parsed.splice(0);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
