import { InputError, isError, NotFoundError } from '@backstage/errors';
import { IncomingMessage, ServerResponse } from 'http';
import { z } from 'zod';
import { faultSchema, FaultStore } from '../faults';
import { CallLog } from './calls';
import { readBody } from './readBody';

const PREFIX = '/_sandbox/';

/** The router's own routes, which look into the account and set its faults. */
export class ControlApi {
  readonly #calls: CallLog;
  readonly #faults: FaultStore;

  constructor(options: { calls: CallLog; faults: FaultStore }) {
    this.#calls = options.calls;
    this.#faults = options.faults;
  }

  serves(request: IncomingMessage): boolean {
    return request.url!.startsWith(PREFIX);
  }

  async handle(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    try {
      send(response, 200, await this.#answer(request));
    } catch (error) {
      const { name, message } = isError(error)
        ? error
        : { name: 'Error', message: String(error) };
      const statusCode = { InputError: 400, NotFoundError: 404 }[name] ?? 500;
      send(response, statusCode, {
        error: { name, message },
        response: { statusCode },
      });
    }
  }

  async #answer(request: IncomingMessage): Promise<object> {
    const url = new URL(request.url!, 'http://localhost');
    const route = `${request.method} ${url.pathname.slice(PREFIX.length)}`;
    switch (route) {
      case 'GET calls':
        return { calls: this.#calls.counts };
      case 'GET calls/recent':
        return { calls: this.#calls.recent };
      case 'POST calls/reset':
        this.#calls.reset();
        return { calls: {} };
      case 'GET faults':
        return { faults: this.#faults.list() };
      case 'PUT faults':
        this.#faults.set(await parseFault(request));
        return { faults: this.#faults.list() };
      case 'DELETE faults':
        this.#faults.clear({
          service: url.searchParams.get('service') ?? undefined,
          operation: url.searchParams.get('operation') ?? undefined,
        });
        return { faults: this.#faults.list() };
      default:
        throw new NotFoundError(`The sandbox has no route ${route}`);
    }
  }
}

async function parseFault(request: IncomingMessage) {
  // A web page can't send this type here without being asked, so none can set faults.
  if (request.headers['content-type'] !== 'application/json') {
    throw new InputError('The body has to be application/json');
  }
  const body = await readBody(request);
  let content: unknown;
  try {
    content = JSON.parse(body.toString());
  } catch (error) {
    throw new InputError('The body is not JSON', error);
  }
  const parsed = faultSchema.safeParse(content);
  if (!parsed.success) {
    throw new InputError(z.prettifyError(parsed.error));
  }
  return parsed.data;
}

function send(response: ServerResponse, status: number, body: object): void {
  response
    .writeHead(status, { 'content-type': 'application/json' })
    .end(JSON.stringify(body));
}
