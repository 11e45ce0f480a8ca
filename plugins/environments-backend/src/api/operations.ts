import {
  createOperationRequestSchema,
  environmentDeployPermission,
  environmentReadPermission,
  operationEventSchema,
  operationListSchema,
  operationSchema,
} from '@backlot/plugin-environments-common';
import { z } from 'zod';
import { OperationService } from '../operations/OperationService';
import { OperationEventStream } from './OperationEventStream';
import { eventsQuery, idParams, pageQuery } from './parameters';
import { defineRoute, Route } from './Route';

const read = {
  kind: 'operation',
  permission: environmentReadPermission,
} as const;
const deploy = {
  kind: 'operation',
  permission: environmentDeployPermission,
} as const;

/** Routes of operations and their events. */
export function operationRoutes(options: {
  operations: OperationService;
  eventStream: OperationEventStream;
}): Route[] {
  const { operations, eventStream } = options;
  return [
    defineRoute({
      method: 'post',
      path: '/environments/:id/operations',
      operationId: 'createOperation',
      summary: 'Queues engine work on an environment',
      access: { kind: 'environment', permission: environmentDeployPermission },
      params: idParams,
      body: createOperationRequestSchema,
      status: 202,
      response: operationSchema,
      audit: {
        eventId: 'operation-create',
        severityLevel: 'medium',
        describe: ({ kind }) => ({ kind }),
      },
      handle: async ({ environment, body, caller }) =>
        operations.create(environment.id, body, caller.userRef),
    }),
    defineRoute({
      method: 'get',
      path: '/environments/:id/operations',
      operationId: 'listOperations',
      summary: 'Operations of an environment, newest first',
      access: { kind: 'environment', permission: environmentReadPermission },
      params: idParams,
      query: pageQuery,
      status: 200,
      response: operationListSchema,
      handle: async ({ environment, query }) =>
        operations.list(environment.id, query),
    }),
    defineRoute({
      method: 'get',
      path: '/operations/:id',
      operationId: 'getOperation',
      summary: 'One operation',
      access: read,
      params: idParams,
      status: 200,
      response: operationSchema,
      handle: async ({ operation }) => operation,
    }),
    defineRoute({
      method: 'get',
      path: '/operations/:id/events',
      operationId: 'listOperationEvents',
      summary: 'Events of an operation after one already seen, as JSON or SSE',
      access: read,
      params: idParams,
      query: eventsQuery,
      status: 200,
      response: z.object({ items: z.array(operationEventSchema) }),
      handle: async ({ operation, query }) => ({
        items: await operations.listEvents(operation.id, query),
      }),
      stream: async ({ operation, query }, http) =>
        eventStream.serve({ ...http, operation, after: query.after }),
    }),
    defineRoute({
      method: 'post',
      path: '/operations/:id/cancel',
      operationId: 'cancelOperation',
      summary: 'Asks an operation to wind down',
      access: deploy,
      params: idParams,
      status: 202,
      response: operationSchema,
      audit: { eventId: 'operation-cancel', severityLevel: 'medium' },
      handle: async ({ operation, caller }) =>
        operations.cancel(operation.id, caller.userRef),
    }),
    defineRoute({
      method: 'post',
      path: '/operations/:id/retry',
      operationId: 'retryOperation',
      summary: 'Queues the same kind of work again',
      access: deploy,
      params: idParams,
      status: 202,
      response: operationSchema,
      audit: { eventId: 'operation-retry', severityLevel: 'medium' },
      handle: async ({ operation, caller }) =>
        operations.retry(operation.id, caller.userRef),
    }),
  ];
}
