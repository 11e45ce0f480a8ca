import {
  mockCredentials,
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { registerEnvironmentActions } from './registerEnvironmentActions';

const operation = {
  id: 'o1',
  environmentId: 'e1',
  environmentName: 'api-dev',
  kind: 'deploy',
  state: 'queued',
  requestedBy: 'user:default/maria',
  createdAt: '2026-01-01T00:00:00.000Z',
  progress: { done: 0 },
  templateVersion: '1.0.0',
};
const environment = {
  id: 'e1',
  name: 'api-dev',
  componentRef: 'component:default/api',
  ownerRef: 'group:default/expenses',
  entityRef: 'resource:default/api-dev',
  stage: 'dev',
  account: 'sandbox',
  accountId: '000000000000',
  region: 'us-east-1',
  sandbox: true,
  template: { name: 'small', version: '1.0.0', digest: 'sha256:0' },
  parameters: { apiKey: '[secret]' },
  status: 'creating',
  protected: false,
  createdBy: 'user:default/maria',
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  lastOperation: operation,
};

describe('registerEnvironmentActions', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  const actionsRegistry = actionsRegistryServiceMock();
  const base = 'http://localhost:0/api/environments/v1';

  beforeAll(() => {
    registerEnvironmentActions({
      actionsRegistry,
      auth: mockServices.auth(),
      discovery: mockServices.discovery.mock({
        getBaseUrl: async () => 'http://localhost:0/api/environments',
      }),
    });
  });

  const invoke = (name: string, input: {}) =>
    actionsRegistry.invoke({
      id: `test:${name}`,
      input,
      credentials: mockCredentials.user('user:default/maria'),
    });

  it('creates through the API as the caller, and shows no parameters', async () => {
    let authorization: string | null = null;
    server.use(
      http.post(`${base}/environments`, ({ request }) => {
        authorization = request.headers.get('authorization');
        return HttpResponse.json({ environment, operation }, { status: 201 });
      }),
    );

    const { output } = await invoke('create-environment', {
      name: 'api-dev',
      componentRef: 'component:default/api',
      template: 'small',
      stage: 'dev',
      account: 'sandbox',
      region: 'us-east-1',
    });

    expect(authorization).toContain('user:default/maria');
    expect(output).toMatchObject({
      environment: { id: 'e1', template: 'small@1.0.0', sandbox: true },
      operation: { id: 'o1', state: 'queued' },
    });
    expect(JSON.stringify(output)).not.toContain('apiKey');
  });

  it('lists and shows environments and operations', async () => {
    server.use(
      http.get(`${base}/environments`, () =>
        HttpResponse.json({ items: [environment] }),
      ),
      http.get(`${base}/environments/e1`, () => HttpResponse.json(environment)),
      http.get(`${base}/environments/e1/outputs`, () =>
        HttpResponse.json({
          items: [
            { name: 'url', title: 'URL', value: 'https://x', secret: false },
          ],
        }),
      ),
      http.get(`${base}/operations/o1`, () => HttpResponse.json(operation)),
    );

    await expect(
      invoke('list-environments', { stage: 'dev' }),
    ).resolves.toMatchObject({ output: { environments: [{ id: 'e1' }] } });
    await expect(
      invoke('get-environment', { environmentId: 'e1' }),
    ).resolves.toMatchObject({
      output: {
        outputs: [{ name: 'url', value: 'https://x' }],
        lastOperation: { id: 'o1' },
      },
    });
    await expect(
      invoke('get-operation', { operationId: 'o1' }),
    ).resolves.toMatchObject({ output: { operation: { state: 'queued' } } });
  });

  it('queues, cancels and destroys, and hands on a refusal', async () => {
    server.use(
      http.post(`${base}/environments/e1/operations`, () =>
        HttpResponse.json(operation, { status: 202 }),
      ),
      http.post(`${base}/operations/o1/cancel`, () =>
        HttpResponse.json(operation, { status: 202 }),
      ),
      http.delete(`${base}/environments/e1`, () =>
        HttpResponse.json(
          { error: { name: 'NotAllowedError', message: 'not yours' } },
          { status: 403 },
        ),
      ),
    );

    await expect(
      invoke('run-environment-operation', {
        environmentId: 'e1',
        kind: 'preview',
      }),
    ).resolves.toMatchObject({ output: { operation: { id: 'o1' } } });
    await expect(
      invoke('cancel-operation', { operationId: 'o1' }),
    ).resolves.toMatchObject({ output: { operation: { id: 'o1' } } });
    await expect(
      invoke('destroy-environment', {
        environmentId: 'e1',
        confirmName: 'api-dev',
      }),
    ).rejects.toThrow();
  });
});
