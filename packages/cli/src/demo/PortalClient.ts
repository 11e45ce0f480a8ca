import {
  DefaultEnvironmentsClient,
  EnvironmentsClient,
} from '@backlot/plugin-environments-common';
import { ResponseError } from '@backstage/errors';

/** A task of the scaffolder, as far as following it needs. */
export interface ScaffolderEvent {
  id: number;
  type: 'log' | 'completion' | 'cancelled' | 'recovered';
  body: { message?: string; status?: string; stepId?: string };
}

/** The portal's API as a signed-in guest: the way a person goes, without the browser. */
export class PortalClient {
  readonly #url: string;
  readonly #token: string;
  readonly environments: EnvironmentsClient;

  static async signInAsGuest(url: string): Promise<PortalClient> {
    const response = await fetch(`${url}/api/auth/guest/refresh`);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    const { backstageIdentity } = await response.json();
    return new PortalClient(url, backstageIdentity.token);
  }

  private constructor(url: string, token: string) {
    this.#url = url;
    this.#token = token;
    this.environments = new DefaultEnvironmentsClient({
      discoveryApi: { getBaseUrl: async id => `${url}/api/${id}` },
      fetchApi: {
        fetch: (input, init) =>
          fetch(input, {
            ...init,
            headers: { ...init?.headers, authorization: `Bearer ${token}` },
          }),
      },
    });
  }

  /** Whether the catalog has an entity; it reads its locations some seconds after the start. */
  async hasEntity(path: string, signal: AbortSignal): Promise<boolean> {
    const response = await this.#fetch(
      `/api/catalog/entities/by-name/${path}`,
      { signal },
    );
    return response.ok;
  }

  async createTask(
    request: { templateRef: string; values: object },
    signal: AbortSignal,
  ): Promise<string> {
    const response = await this.#fetch('/api/scaffolder/v2/tasks', {
      method: 'POST',
      body: JSON.stringify(request),
      signal,
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return (await response.json()).id;
  }

  async listTaskEvents(
    options: { taskId: string; after?: number },
    signal: AbortSignal,
  ): Promise<ScaffolderEvent[]> {
    const after = options.after ? `?after=${options.after}` : '';
    const response = await this.#fetch(
      `/api/scaffolder/v2/tasks/${options.taskId}/events${after}`,
      { signal },
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }

  #fetch(path: string, init: RequestInit): Promise<Response> {
    return fetch(`${this.#url}${path}`, {
      ...init,
      headers: {
        authorization: `Bearer ${this.#token}`,
        'content-type': 'application/json',
      },
    });
  }
}
