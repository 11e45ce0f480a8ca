import { ForwardedError } from '@backstage/errors';
import { Agent, createServer, Server } from 'http';
import { ProxyServer } from 'http-proxy-3';
import { AddressInfo } from 'net';

/** @public */
export interface RouterOptions {
  /** On the loopback address; 0 takes any free one. */
  port: number;
  emulatorEndpoint: string;
}

/**
 * The one address of the simulated account, in front of the emulator.
 *
 * @public
 */
export class Router {
  readonly #server: Server;
  readonly #agent: Agent;

  static async start(options: RouterOptions): Promise<Router> {
    const agent = new Agent({ keepAlive: true });
    const proxy = new ProxyServer({ target: options.emulatorEndpoint, agent });
    proxy.on('error', (_error, _request, response) => {
      if ('writeHead' in response && !response.headersSent) {
        response.writeHead(503).end();
      } else {
        response.destroy();
      }
    });
    const server = createServer((request, response) =>
      proxy.web(request, response),
    );
    await new Promise<void>((resolve, reject) => {
      server.once('error', error =>
        reject(
          new ForwardedError(
            `Could not listen on 127.0.0.1:${options.port}`,
            error,
          ),
        ),
      );
      server.listen(options.port, '127.0.0.1', resolve);
    });
    return new Router(server, agent);
  }

  private constructor(server: Server, agent: Agent) {
    this.#server = server;
    this.#agent = agent;
  }

  get endpoint(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    const closed = new Promise(resolve => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
    this.#agent.destroy();
  }
}
