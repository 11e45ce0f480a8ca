import { mockCredentials } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import {
  Environment,
  EnvironmentsClient,
  Operation,
} from '@backlot/plugin-environments-common';
import { NotAllowedError } from '@backstage/errors';
import { registerEnvironmentActions } from './registerEnvironmentActions';

const operation: Operation = {
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
const environment: Environment = {
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

const maria = mockCredentials.user('user:default/maria');

/** Invokes an action against an API of which the test needs only some methods. */
async function invoke(
  name: string,
  input: {},
  client: Partial<EnvironmentsClient>,
) {
  const actionsRegistry = actionsRegistryServiceMock();
  registerEnvironmentActions({
    actionsRegistry,
    clients: {
      for: credentials => {
        expect(credentials).toEqual(maria);
        return client as EnvironmentsClient;
      },
    },
  });
  const { output } = await actionsRegistry.invoke({
    id: `test:${name}`,
    input,
    credentials: maria,
  });
  return output;
}

describe('registerEnvironmentActions', () => {
  it('creates as the caller and shows no parameters', async () => {
    const createEnvironment = jest.fn(async () => ({ environment, operation }));
    const request = {
      name: 'api-dev',
      componentRef: 'component:default/api',
      template: 'small',
      stage: 'dev',
      account: 'sandbox',
      region: 'us-east-1',
      parameters: { taskCount: 2 },
    };

    const output = await invoke('create-environment', request, {
      createEnvironment,
    });

    expect(createEnvironment).toHaveBeenCalledWith(request);
    expect(output).toMatchObject({
      environment: { id: 'e1', template: 'small@1.0.0', sandbox: true },
      operation: { id: 'o1', state: 'queued' },
    });
    expect(JSON.stringify(output)).not.toContain('apiKey');
  });

  it('lists environments, as many as one answer holds', async () => {
    const listEnvironments = jest.fn(async () => ({ items: [environment] }));

    await expect(
      invoke('list-environments', { stage: 'dev' }, { listEnvironments }),
    ).resolves.toMatchObject({ environments: [{ id: 'e1' }] });
    expect(listEnvironments).toHaveBeenCalledWith({ stage: 'dev', limit: 50 });
  });

  it('shows an environment with its outputs and its last operation', async () => {
    await expect(
      invoke(
        'get-environment',
        { environmentId: 'e1' },
        {
          getEnvironment: async () => environment,
          listOutputs: async () => ({
            items: [
              {
                name: 'url',
                title: 'URL',
                type: 'url',
                value: 'https://x',
                secret: false,
              },
            ],
          }),
        },
      ),
    ).resolves.toMatchObject({
      environment: { status: 'creating' },
      outputs: [{ name: 'url', value: 'https://x' }],
      lastOperation: { id: 'o1' },
    });
  });

  it('queues, shows and cancels operations', async () => {
    const createOperation = jest.fn(async () => operation);
    const one = { operation: { id: 'o1', state: 'queued' } };

    await expect(
      invoke(
        'run-environment-operation',
        { environmentId: 'e1', kind: 'preview' },
        { createOperation },
      ),
    ).resolves.toMatchObject(one);
    expect(createOperation).toHaveBeenCalledWith('e1', { kind: 'preview' });
    await expect(
      invoke(
        'get-operation',
        { operationId: 'o1' },
        { getOperation: async () => operation },
      ),
    ).resolves.toMatchObject(one);
    await expect(
      invoke(
        'cancel-operation',
        { operationId: 'o1' },
        { cancelOperation: async () => operation },
      ),
    ).resolves.toMatchObject(one);
  });

  it("destroys by the typed name, and hands on the API's refusal", async () => {
    const destroyEnvironment = jest.fn(async () => {
      throw new NotAllowedError('not yours');
    });

    await expect(
      invoke(
        'destroy-environment',
        { environmentId: 'e1', confirmName: 'api-dev' },
        { destroyEnvironment },
      ),
    ).rejects.toThrow('not yours');
    expect(destroyEnvironment).toHaveBeenCalledWith('e1', {
      confirmName: 'api-dev',
    });
  });

  it('tells agents which actions only look and which take something away', async () => {
    const actionsRegistry = actionsRegistryServiceMock();
    registerEnvironmentActions({
      actionsRegistry,
      clients: { for: () => ({} as EnvironmentsClient) },
    });

    const { actions } = await actionsRegistry.list();
    const named = (attribute: 'readOnly' | 'destructive') =>
      actions
        .filter(({ attributes }) => attributes[attribute])
        .map(({ name }) => name);
    expect(named('readOnly')).toEqual([
      'list-environments',
      'get-environment',
      'get-operation',
    ]);
    expect(named('destructive')).toEqual([
      'run-environment-operation',
      'cancel-operation',
      'destroy-environment',
    ]);
  });
});
