import {
  AccountList,
  Environment,
  Operation,
  OperationEvent,
  TemplateVersion,
} from '@backlot/plugin-environments-common';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { EnvironmentService } from '../../environments/EnvironmentService';
import {
  EnvironmentAuthorizer,
  registerEnvironmentPermissions,
} from '../../governance';
import { OperationService } from '../../operations/OperationService';
import { TemplateRegistry } from '../../templates/TemplateRegistry';
import { createRouter, RouterOptions } from '../createRouter';

export const ENVIRONMENT_ID = '8f14e45f-ceea-467f-a0c5-1a2b3c4d5e6f';
export const OPERATION_ID = '0f14e45f-ceea-467f-a0c5-1a2b3c4d5e6f';

export const operation: Operation = {
  id: OPERATION_ID,
  environmentId: ENVIRONMENT_ID,
  environmentName: 'shop-dev',
  kind: 'deploy',
  state: 'running',
  requestedBy: 'user:default/mock',
  createdAt: '2026-01-01T00:00:00.000Z',
  progress: { done: 0 },
  templateVersion: '1.0.0',
};

export const environment: Environment = {
  id: ENVIRONMENT_ID,
  name: 'shop-dev',
  componentRef: 'component:default/shop',
  ownerRef: 'group:default/finance',
  entityRef: 'resource:default/shop-dev',
  stage: 'dev',
  account: 'sandbox',
  accountId: '000000000000',
  region: 'us-east-1',
  sandbox: true,
  template: { name: 'web', version: '1.0.0', digest: 'sha256:0' },
  parameters: {},
  status: 'ready',
  protected: false,
  createdBy: 'user:default/mock',
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
};

export const templateVersion: TemplateVersion = {
  name: 'web',
  version: '1.0.0',
  digest: 'sha256:0',
  manifest: {
    apiVersion: 'backlot.dev/v1',
    kind: 'EnvironmentTemplate',
    metadata: {
      name: 'web',
      version: '1.0.0',
      title: 'Web',
      description: 'A web service',
      owner: 'group:default/platform',
    },
    spec: {
      program: 'index.ts',
      parameters: { type: 'object' },
      stages: {},
      outputs: [{ name: 'url', title: 'Site', type: 'url', secret: false }],
    },
  },
  publishedAt: '2026-01-01T00:00:00.000Z',
  publishedBy: 'user:default/mock',
  deprecated: false,
  replaced: false,
};

const accounts: AccountList = { accounts: [], stages: [] };

export function progressEvent(seq: number): OperationEvent {
  return {
    operationId: OPERATION_ID,
    seq,
    at: '2026-01-01T00:00:00.000Z',
    payload: { type: 'progress', done: seq },
  };
}

/** Services that know one environment and one operation. */
export function createFakes() {
  const environments = mocked<EnvironmentService>({
    create: async () => ({ environment, operation }),
    get: async id => {
      if (id !== ENVIRONMENT_ID) {
        throw new NotFoundError(`There is no environment with the id '${id}'`);
      }
      return environment;
    },
    getMany: async ids => ids.map(() => environment),
    list: async () => ({ items: [environment] }),
    update: async () => environment,
    destroy: async () => operation,
    getState: async () => undefined,
  });
  const operations = mocked<OperationService>({
    create: async () => operation,
    get: async () => operation,
    list: async () => ({ items: [operation] }),
    cancel: async () => operation,
    retry: async () => operation,
    listEvents: async () => [],
    subscribe: () => () => {},
  });
  const templates = mocked<TemplateRegistry>({
    list: async () => [],
    get: async () => templateVersion,
    publish: async () => templateVersion,
    publishLocal: async () => {},
    deprecate: async () => templateVersion,
    programPath: async () => '/nowhere',
  });
  return { environments, operations, templates };
}

function mocked<T extends object>(implementation: T): jest.Mocked<T> {
  return Object.fromEntries(
    Object.entries(implementation).map(([name, method]) => [
      name,
      jest.fn(method),
    ]),
  ) as jest.Mocked<T>;
}

/** The API in a real backend, over the given services and permission decisions. */
export async function startTestApi(options: {
  fakes: ReturnType<typeof createFakes>;
  decide?(permission: string): PolicyDecision;
  eventStream?: RouterOptions['eventStream'];
}) {
  const decide =
    options.decide ?? (() => ({ result: AuthorizeResult.ALLOW } as const));
  const permissions = mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(({ permission }) => decide(permission.name) as any),
    authorizeConditional: async requests =>
      requests.map(({ permission }) => decide(permission.name)),
  });
  const auditEvent = { success: jest.fn(), fail: jest.fn() };
  const auditor = mockServices.auditor.mock({
    createEvent: jest.fn(async () => auditEvent),
  });
  const logger = mockServices.logger.mock();
  const plugin = createBackendPlugin({
    pluginId: 'environments',
    register(env) {
      env.registerInit({
        deps: {
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
          permissionsRegistry: coreServices.permissionsRegistry,
        },
        async init({ httpAuth, httpRouter, permissionsRegistry }) {
          registerEnvironmentPermissions({
            permissionsRegistry,
            environments: options.fakes.environments,
          });
          httpRouter.use(
            createRouter({
              ...options.fakes,
              accounts,
              auditor,
              authorizer: new EnvironmentAuthorizer({
                permissions,
                permissionsRegistry,
              }),
              httpAuth,
              logger,
              eventStream: options.eventStream,
            }),
          );
        },
      });
    },
  });
  const { server } = await startTestBackend({ features: [plugin] });
  return { server, auditor, auditEvent, logger };
}
