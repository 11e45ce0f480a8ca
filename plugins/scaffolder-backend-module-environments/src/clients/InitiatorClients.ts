import {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  DefaultEnvironmentsClient,
  EnvironmentsClient,
} from '@backlot/plugin-environments-common';

/** Makes clients that act for the person who started a task. */
export interface ClientFactory {
  forInitiator(credentials: BackstageCredentials): EnvironmentsClient;
}

/** {@link ClientFactory} over HTTP. */
export class InitiatorClients implements ClientFactory {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;

  constructor(options: { auth: AuthService; discovery: DiscoveryService }) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
  }

  forInitiator(credentials: BackstageCredentials): EnvironmentsClient {
    return new DefaultEnvironmentsClient({
      discoveryApi: this.#discovery,
      fetchApi: {
        fetch: async (input, init) => {
          // A deploy may outlive a token, so that each request has a fresh one.
          const { token } = await this.#auth.getPluginRequestToken({
            onBehalfOf: credentials,
            targetPluginId: 'environments',
          });
          return fetch(input, {
            ...init,
            headers: { ...init?.headers, Authorization: `Bearer ${token}` },
          });
        },
      },
    });
  }
}
