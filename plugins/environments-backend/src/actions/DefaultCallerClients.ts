import {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  DefaultEnvironmentsClient,
  EnvironmentsClient,
} from '@backlot/plugin-environments-common';

/** Makes clients of the API that act for a caller, so that the API alone authorises and audits. */
export interface CallerClients {
  for(credentials: BackstageCredentials): EnvironmentsClient;
}

/** {@link CallerClients} over HTTP. */
export class DefaultCallerClients implements CallerClients {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;

  constructor(options: { auth: AuthService; discovery: DiscoveryService }) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
  }

  for(credentials: BackstageCredentials): EnvironmentsClient {
    return new DefaultEnvironmentsClient({
      discoveryApi: this.#discovery,
      fetchApi: {
        fetch: async (input, init) => {
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
