import { ForwardedError } from '@backstage/errors';
import { createServer, IncomingMessage, Server, ServerResponse } from 'http';
import { AddressInfo } from 'net';
import { join } from 'path';
import { setTimeout as sleep } from 'timers/promises';
import { FaultsFile, FaultStore, toAwsError } from '../faults';
import { AwsCall, CallLog, identifyCall, isChange, isForm } from './calls';
import { ControlApi } from './ControlApi';
import { EmulatorProxy } from './EmulatorProxy';
import { readBody } from './readBody';
import { ScopeLog, UsedScope } from './ScopeLog';
import { EMULATOR_AWAY, sendError } from './sendError';
import { ServedServices } from './ServedServices';
import { ApplicationAutoScaling, EmulatedAccount } from './services';

/** @public */
export interface RouterOptions {
  /** Keeps the state of the services that the router serves itself, and `faults.json`. */
  directory: string;
  /** On the loopback address; 0 takes any free one. */
  port: number;
  emulatorEndpoint: string;
  onProgress?(message: string): void;
  /** Called after a call that changed the account's resources. */
  onChange?(): void;
}

/**
 * The one address of the simulated account, in front of the emulator: it counts calls,
 * injects faults, and serves what the emulator lacks.
 *
 * @public
 */
export class Router {
  readonly #calls = new CallLog();
  readonly #faults = new FaultStore();
  readonly #control = new ControlApi({
    calls: this.#calls,
    faults: this.#faults,
  });
  readonly #scopes: ScopeLog;
  readonly #services: ServedServices;
  readonly #proxy: EmulatorProxy;
  readonly #server: Server;
  readonly #onChange: (() => void) | undefined;
  #faultsFile: FaultsFile | undefined;

  static async start(options: RouterOptions): Promise<Router> {
    const router = new Router(options);
    await router.#listen(options);
    return router;
  }

  private constructor(options: RouterOptions) {
    const { directory, emulatorEndpoint } = options;
    this.#proxy = new EmulatorProxy({ emulatorEndpoint });
    const account = new EmulatedAccount({ emulatorEndpoint });
    this.#scopes = new ScopeLog({
      directory,
      findAccountId: key => account.findAccountId(key),
    });
    this.#services = new ServedServices({
      account,
      services: [
        new ApplicationAutoScaling({
          directory: join(directory, 'services/application-autoscaling'),
          serviceExists: question => account.serviceExists(question),
        }),
      ],
    });
    this.#onChange = options.onChange;
    this.#server = createServer((request, response) => {
      this.#handle(request, response).catch(error => {
        response.destroy(error);
      });
    });
    // Uploads and live tails take as long as they take.
    this.#server.requestTimeout = 0;
  }

  get endpoint(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** The accounts and regions that calls went to, in this run or an earlier one. */
  async listScopes(): Promise<UsedScope[]> {
    return this.#scopes.list();
  }

  async stop(): Promise<void> {
    this.#faultsFile?.stop();
    // Writes down what was used since the last look; the emulator may be gone already.
    await this.#scopes.list().catch(() => {});
    const closed = new Promise(resolve => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
    this.#proxy.stop();
  }

  async #listen(options: RouterOptions): Promise<void> {
    const { directory, port, onProgress } = options;
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', error =>
        reject(
          new ForwardedError(`Could not listen on 127.0.0.1:${port}`, error),
        ),
      );
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    this.#faultsFile = await FaultsFile.watch({
      path: join(directory, 'faults.json'),
      store: this.#faults,
      onProblem: onProgress,
    });
  }

  async #handle(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (this.#control.serves(request)) {
      await this.#control.handle(request, response);
      return;
    }
    if (request.url!.startsWith('/_ministack/')) {
      this.#forward({ request, response });
      return;
    }
    const body = isForm(request.headers) ? await readBody(request) : undefined;
    const call = identifyCall({
      method: request.method!,
      url: request.url!,
      headers: request.headers,
      body: body?.toString(),
    });
    this.#scopes.note(call);
    const fault = this.#faults.take(call);
    const error = fault && toAwsError(fault);
    this.#recordWhenDone({ call, response, fault: error?.code });

    if (fault?.latencyMs) {
      await sleep(fault.latencyMs);
    }
    if (error) {
      // Unread, a body would keep the client from reading the answer.
      request.resume();
      sendError({ response, error, call });
      return;
    }
    if (this.#services.serves(call)) {
      await this.#services.answer({ call, request, response });
    } else {
      this.#forward({ request, response, body, call });
    }
  }

  #recordWhenDone(options: {
    call: AwsCall;
    response: ServerResponse;
    fault?: string;
  }): void {
    const { call, response, fault } = options;
    const start = Date.now();
    response.once('close', () => {
      const httpStatus = response.statusCode;
      this.#calls.add({
        at: new Date(start).toISOString(),
        service: call.service,
        operation: call.operation,
        region: call.region,
        httpStatus,
        durationMs: Date.now() - start,
        ...(fault ? { fault } : {}),
      });
      if (httpStatus < 400 && isChange(call)) {
        this.#onChange?.();
      }
    });
  }

  #forward(options: {
    request: IncomingMessage;
    response: ServerResponse;
    body?: Buffer;
    call?: AwsCall;
  }): void {
    const { response, call } = options;
    this.#proxy.forward({
      ...options,
      onAway: () => sendError({ response, error: EMULATOR_AWAY, call }),
    });
  }
}
