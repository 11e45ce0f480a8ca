import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { environmentCreatePermission } from '@backlot/plugin-environments-common';
import { JsonObject } from '@backstage/types';
import { CallerClients } from './DefaultCallerClients';
import { summariseEnvironment, summariseOperation } from './actionSummaries';
import {
  environmentSummarySchema,
  operationSummarySchema,
} from './summarySchemas';

const IDEMPOTENCY_KEY =
  'The same key returns what the first call made, so that a repeated call makes nothing new';

/** Actions that change something; each returns an operation to follow with get-operation. */
export function registerWriteActions(options: {
  actionsRegistry: ActionsRegistryService;
  clients: CallerClients;
}): void {
  const { actionsRegistry, clients } = options;

  actionsRegistry.register({
    name: 'create-environment',
    title: 'Create an environment',
    description:
      'Creates an AWS environment for a catalog component or system from an infra template, and starts its first deploy. It costs money in a real account. Put no secrets into the parameters.',
    attributes: { destructive: false, idempotent: false },
    visibilityPermission: environmentCreatePermission,
    schema: {
      input: z =>
        z.object({
          name: z
            .string()
            .describe('3 to 24 lower-case letters, digits and single dashes'),
          componentRef: z
            .string()
            .describe('Entity ref, such as component:default/api'),
          template: z.string(),
          version: z
            .string()
            .optional()
            .describe('The latest one when left out'),
          stage: z.string(),
          account: z.string(),
          region: z.string(),
          parameters: z.record(z.unknown()).optional(),
          ttl: z
            .string()
            .optional()
            .describe(
              'ISO 8601 duration, such as P7D; the default of the stage when left out',
            ),
          idempotencyKey: z.string().optional().describe(IDEMPOTENCY_KEY),
        }),
      output: z =>
        z.object({
          environment: environmentSummarySchema(z),
          operation: operationSummarySchema(z),
        }),
    },
    action: async ({ input, credentials }) => {
      const { environment, operation } = await clients
        .for(credentials)
        .createEnvironment({
          ...input,
          parameters: input.parameters as JsonObject | undefined,
        });
      return {
        output: {
          environment: summariseEnvironment(environment),
          operation: summariseOperation(operation),
        },
      };
    },
  });

  actionsRegistry.register({
    name: 'run-environment-operation',
    title: 'Run an operation on an environment',
    description:
      'Queues engine work: preview shows what a deploy would change; deploy applies the settings; refresh reads what is in the account; detect-drift compares without changing anything; unlock releases a lock that a lost operation left.',
    attributes: { destructive: true, idempotent: false },
    schema: {
      input: z =>
        z.object({
          environmentId: z.string(),
          kind: z.enum([
            'preview',
            'deploy',
            'refresh',
            'detect-drift',
            'unlock',
          ]),
          idempotencyKey: z.string().optional().describe(IDEMPOTENCY_KEY),
        }),
      output: z => z.object({ operation: operationSummarySchema(z) }),
    },
    action: async ({ input, credentials }) => {
      const { environmentId, ...request } = input;
      const operation = await clients
        .for(credentials)
        .createOperation(environmentId, request);
      return { output: { operation: summariseOperation(operation) } };
    },
  });

  actionsRegistry.register({
    name: 'cancel-operation',
    title: 'Cancel an operation',
    description:
      'Takes a queued operation out, or asks a running one to finish what is under way and stop.',
    attributes: { destructive: true, idempotent: true },
    schema: {
      input: z => z.object({ operationId: z.string() }),
      output: z => z.object({ operation: operationSummarySchema(z) }),
    },
    action: async ({ input, credentials }) => {
      const operation = await clients
        .for(credentials)
        .cancelOperation(input.operationId);
      return { output: { operation: summariseOperation(operation) } };
    },
  });

  actionsRegistry.register({
    name: 'destroy-environment',
    title: 'Destroy an environment',
    description:
      'Destroys an AWS environment with all its data; it cannot be brought back. Ask the person first, and have them say its name.',
    attributes: { destructive: true, idempotent: false },
    schema: {
      input: z =>
        z.object({
          environmentId: z.string(),
          confirmName: z
            .string()
            .describe('The name of the environment, as the person said it'),
          idempotencyKey: z.string().optional().describe(IDEMPOTENCY_KEY),
        }),
      output: z => z.object({ operation: operationSummarySchema(z) }),
    },
    action: async ({ input, credentials }) => {
      const { environmentId, ...request } = input;
      const operation = await clients
        .for(credentials)
        .destroyEnvironment(environmentId, request);
      return { output: { operation: summariseOperation(operation) } };
    },
  });
}
