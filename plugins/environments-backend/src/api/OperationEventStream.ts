import {
  isOperationFinished,
  Operation,
} from '@backlot/plugin-environments-common';
import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError, toError } from '@backstage/errors';
import { Request, Response } from 'express';
import { OperationService } from '../operations/OperationService';
import { Waiter } from './Waiter';

/** Options of {@link OperationEventStream}. */
export interface OperationEventStreamOptions {
  operations: OperationService;
  logger: LoggerService;
  /** Ends every stream, for shutting down. Clients resume elsewhere. */
  signal?: AbortSignal;
  /** How often a silent stream says that it lives; proxies drop connections without traffic. */
  heartbeatMs?: number;
  /** How often to look without having been woken. */
  pollMs?: number;
  /** Streams end after this and are resumed by the client, so that a permission taken away counts. */
  maximumMs?: number;
}

const PAGE_SIZE = 500;

/** Sends an operation's events as they are stored, until it has finished. */
export class OperationEventStream {
  readonly #operations: OperationService;
  readonly #logger: LoggerService;
  readonly #signal?: AbortSignal;
  readonly #heartbeatMs: number;
  readonly #pollMs: number;
  readonly #maximumMs: number;

  constructor(options: OperationEventStreamOptions) {
    this.#operations = options.operations;
    this.#logger = options.logger;
    this.#signal = options.signal;
    this.#heartbeatMs = options.heartbeatMs ?? 15_000;
    this.#pollMs = options.pollMs ?? 5_000;
    this.#maximumMs = options.maximumMs ?? 15 * 60_000;
  }

  /** Resolves when the stream has ended, whoever ended it. */
  async serve(options: {
    request: Request;
    response: Response;
    operation: Operation;
    after: number;
  }): Promise<void> {
    const { request, response, operation } = options;
    const after = lastEventIdOf(request) ?? options.after;
    const waiter = new Waiter();
    waiter.closed = response.destroyed || this.#signal?.aborted === true;
    const end = () => waiter.close();
    response.once('close', end);
    this.#signal?.addEventListener('abort', end, { once: true });
    const unsubscribe = this.#operations.subscribe(operation.id, () =>
      waiter.wake(),
    );
    const heartbeat = setInterval(
      () => response.write(': still here\n\n'),
      this.#heartbeatMs,
    );
    const poll = setInterval(() => waiter.wake(), this.#pollMs);
    const maximum = setTimeout(end, this.#maximumMs);
    try {
      open(response);
      await this.#follow({ response, waiter, id: operation.id, after });
    } catch (error) {
      // The status is out already; without `end` the client comes back and then learns more.
      this.#logger.warn(
        `The event stream of operation ${operation.id} broke`,
        toError(error),
      );
    } finally {
      clearInterval(heartbeat);
      clearInterval(poll);
      clearTimeout(maximum);
      unsubscribe();
      this.#signal?.removeEventListener('abort', end);
      response.end();
    }
  }

  async #follow(options: {
    response: Response;
    waiter: Waiter;
    id: string;
    after: number;
  }): Promise<void> {
    const { response, waiter, id } = options;
    let after = options.after;
    while (!waiter.closed) {
      waiter.reset();
      // Read before the events: once the state is final, no event can come after those read next.
      const { state } = await this.#operations.get(id);
      let full = true;
      while (full && !waiter.closed) {
        const events = await this.#operations.listEvents(id, {
          after,
          limit: PAGE_SIZE,
        });
        const text = events
          .map(event => `id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`)
          .join('');
        if (text && !response.write(text)) {
          await drained(response);
        }
        after = events.at(-1)?.seq ?? after;
        full = events.length === PAGE_SIZE;
      }
      if (isOperationFinished(state) && !waiter.closed) {
        response.write(`event: end\ndata: ${JSON.stringify({ state })}\n\n`);
        return;
      }
      await waiter.wait();
    }
  }
}

function open(response: Response): void {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream',
    // no-transform keeps the compression of the backend from holding events back.
    'Cache-Control': 'no-cache, no-transform',
    Connection: 'keep-alive',
    'X-Accel-Buffering': 'no',
  });
  response.write('retry: 1000\n\n');
}

function lastEventIdOf(request: Request): number | undefined {
  const value = request.header('Last-Event-ID');
  if (value === undefined || value === '') {
    return undefined;
  }
  if (!/^\d{1,9}$/.test(value)) {
    throw new InputError(
      'The request is not valid: header Last-Event-ID must be the id of an event',
    );
  }
  return Number(value);
}

/** A slow client gets as much as it takes, instead of growing this process. */
function drained(response: Response): Promise<void> {
  return new Promise(resolve => {
    response.once('drain', resolve);
    response.once('close', resolve);
  });
}
