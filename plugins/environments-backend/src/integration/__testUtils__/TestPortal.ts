import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  CreateEnvironmentRequest,
  isOperationFinished,
  Operation,
  PublishTemplateRequest,
} from '@backlot/plugin-environments-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { Duration } from 'luxon';
import { ProviderIdentity } from '../../accounts/ProviderIdentity';
import { EnvironmentsConfig } from '../../config';
import { createServices } from '../../createServices';
import { OperationRunner } from '@backlot/plugin-environments-node';
import { TestDatabase } from './TestDatabase';

const config: EnvironmentsConfig = {
  stateUrl: 'file:///nowhere',
  masterKey: 'k'.repeat(32),
  engine: { path: '/nowhere/pulumi', parallel: 10, cancelGraceMs: 1_000 },
  workers: { concurrency: 4 },
  templates: { directories: [], allowReplace: false },
  stages: [
    {
      name: 'dev',
      title: 'Development',
      defaultTtl: Duration.fromISO('P7D'),
      maximumTtl: Duration.fromISO('P30D'),
      protected: false,
    },
    { name: 'staging', title: 'Staging', protected: false },
    { name: 'prod', title: 'Production', protected: true },
  ],
  accounts: [
    {
      name: 'sandbox',
      title: 'Sandbox',
      accountId: '000000000000',
      regions: ['us-east-1'],
      stages: ['dev', 'staging'],
      sandbox: { endpoint: 'http://127.0.0.1:1', pluginsDirectory: '/nowhere' },
    },
  ],
};

/** A template whose program is never run here. */
export function smallTemplate(
  version: string,
  properties: Record<string, JsonObject>,
): PublishTemplateRequest {
  return {
    manifest: {
      apiVersion: 'backlot.dev/v1',
      kind: 'EnvironmentTemplate',
      metadata: {
        name: 'small',
        version,
        title: 'Small',
        description: 'A small template',
        owner: 'group:default/platform',
      },
      spec: {
        program: 'index.ts',
        parameters: { type: 'object', additionalProperties: false, properties },
        stages: properties.taskCount
          ? { dev: { parameters: { taskCount: 2 } } }
          : {},
        outputs: [],
      },
    },
    program: 'module.exports = {};',
  };
}

/** The plugin's services on a real database, as one backend would run them. */
export async function startTestPortal(options: {
  database: TestDatabase;
  runner: OperationRunner;
  leaseSeconds?: number;
  renewSeconds?: number;
  /** False for a backend that queues operations and performs none. */
  works?: boolean;
}) {
  const published: string[] = [];
  const services = createServices({
    ...options,
    knex: options.database.connect(),
    logger: mockServices.logger.mock(),
    config,
    catalog: catalogServiceMock({
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name: 'api', namespace: 'default' },
          relations: [
            { type: 'ownedBy', targetRef: 'group:default/expenses' },
            { type: 'partOf', targetRef: 'system:default/expense-manager' },
          ],
        },
      ],
    }),
    identity: new ProviderIdentity({
      credentials: {
        getCredentialProvider: async () => {
          throw new Error('A test has no real account');
        },
      },
      hasMainAccount: false,
    }),
    events: mockServices.events.mock({
      publish: async ({ eventPayload }) => {
        published.push((eventPayload as any).environmentId);
      },
    }),
  });
  await services.templates.publish(
    smallTemplate('1.0.0', {
      taskCount: { type: 'integer', minimum: 1, maximum: 3, default: 1 },
      apiKey: { type: 'string', writeOnly: true },
    }),
    'user:default/platform-engineer',
  );
  await services.signals.start();
  await services.queue.start();
  if (options.works !== false) {
    await services.worker.start();
  }
  return {
    ...services,
    published,
    create: (request: Partial<CreateEnvironmentRequest> = {}) =>
      services.environments.create(
        {
          name: 'api-dev',
          componentRef: 'component:default/api',
          template: 'small',
          stage: 'dev',
          account: 'sandbox',
          region: 'us-east-1',
          ...request,
        },
        {
          userRef: 'user:default/maria',
          credentials: mockCredentials.user('user:default/maria'),
        },
      ),
    /** Resolves with the operation when it has reached its end. */
    end: (operationId: string): Promise<Operation> =>
      new Promise((resolve, reject) => {
        let unsubscribe = () => {};
        const look = async () => {
          const operation = await services.operations.get(operationId);
          if (isOperationFinished(operation.state)) {
            unsubscribe();
            resolve(operation);
          }
        };
        unsubscribe = services.operations.subscribe(operationId, () => {
          look().catch(reject);
        });
        look().catch(reject);
      }),
    stop: async () => {
      await services.worker.stop();
      await services.signals.stop();
    },
  };
}
