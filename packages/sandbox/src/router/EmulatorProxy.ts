import { Agent, IncomingMessage, ServerResponse } from 'http';
import { ProxyServer } from 'http-proxy-3';
import { Readable } from 'stream';

/** Hands requests on to the emulator. */
export class EmulatorProxy {
  readonly #proxy: ProxyServer;
  // The emulator closes an idle connection after 75 s; ours must be the first to go.
  readonly #agent = new Agent({ keepAlive: true, timeout: 30_000 });

  constructor(options: { emulatorEndpoint: string }) {
    this.#proxy = new ProxyServer({
      target: options.emulatorEndpoint,
      agent: this.#agent,
      connectTimeout: 2_000,
      // Long polling and live tails stay open for longer than the default.
      proxyTimeout: 3_600_000,
    });
  }

  /**
   * Answers a request by the emulator.
   *
   * @param onAway - called in place of an answer when the emulator can't be reached.
   */
  forward(options: {
    request: IncomingMessage;
    response: ServerResponse;
    /** The body, when it has been read already. */
    body?: Buffer;
    onAway(): void;
  }): void {
    const { request, response, body, onAway } = options;
    this.#proxy.web(
      request,
      response,
      body ? { buffer: Readable.from([body]) } : {},
      () => {
        if (response.headersSent) {
          response.destroy();
        } else {
          onAway();
        }
      },
    );
  }

  stop(): void {
    this.#agent.destroy();
  }
}
