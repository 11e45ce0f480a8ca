import {
  createEnvironmentRequestSchema,
  createEnvironmentResponseSchema,
  destroyEnvironmentRequestSchema,
  environmentCreatePermission,
  environmentDestroyPermission,
  environmentListQuerySchema,
  environmentListSchema,
  environmentReadPermission,
  environmentSchema,
  environmentUpdatePermission,
  operationSchema,
  updateEnvironmentRequestSchema,
} from '@backlot/plugin-environments-common';
import { EnvironmentService } from '../environments/EnvironmentService';
import { idParams } from './parameters';
import { defineRoute, Route } from './Route';

/** Routes of environments. */
export function environmentRoutes(options: {
  environments: EnvironmentService;
}): Route[] {
  const { environments } = options;
  return [
    defineRoute({
      method: 'get',
      path: '/environments',
      operationId: 'listEnvironments',
      summary: 'Environments the caller may see, newest first',
      access: { kind: 'list', permission: environmentReadPermission },
      query: environmentListQuerySchema,
      status: 200,
      response: environmentListSchema,
      handle: async ({ query, filter }) => environments.list(query, filter),
    }),
    defineRoute({
      method: 'post',
      path: '/environments',
      operationId: 'createEnvironment',
      summary: 'Creates an environment and queues its first deploy',
      access: { kind: 'plain', permission: environmentCreatePermission },
      body: createEnvironmentRequestSchema,
      status: 202,
      response: createEnvironmentResponseSchema,
      audit: {
        eventId: 'environment-create',
        severityLevel: 'medium',
        describe: ({
          name,
          componentRef,
          stage,
          account,
          region,
          template,
        }) => ({
          name,
          componentRef,
          stage,
          account,
          region,
          template,
        }),
      },
      handle: async ({ body, caller }) => environments.create(body, caller),
    }),
    defineRoute({
      method: 'get',
      path: '/environments/:id',
      operationId: 'getEnvironment',
      summary: 'One environment',
      access: { kind: 'environment', permission: environmentReadPermission },
      params: idParams,
      status: 200,
      response: environmentSchema,
      handle: async ({ environment }) => environment,
    }),
    defineRoute({
      method: 'patch',
      path: '/environments/:id',
      operationId: 'updateEnvironment',
      summary: 'Changes settings of an environment; a deploy applies them',
      access: { kind: 'environment', permission: environmentUpdatePermission },
      params: idParams,
      body: updateEnvironmentRequestSchema,
      status: 200,
      response: environmentSchema,
      audit: {
        eventId: 'environment-update',
        severityLevel: 'medium',
        describe: body => ({ changed: Object.keys(body) }),
      },
      handle: async ({ environment, body, caller }) =>
        environments.update(environment.id, body, caller),
    }),
    defineRoute({
      method: 'delete',
      path: '/environments/:id',
      operationId: 'destroyEnvironment',
      summary: 'Queues the destruction of an environment',
      access: { kind: 'environment', permission: environmentDestroyPermission },
      params: idParams,
      body: destroyEnvironmentRequestSchema,
      status: 202,
      response: operationSchema,
      audit: { eventId: 'environment-destroy', severityLevel: 'high' },
      handle: async ({ environment, body, caller }) =>
        environments.destroy(environment.id, body, caller),
    }),
  ];
}
