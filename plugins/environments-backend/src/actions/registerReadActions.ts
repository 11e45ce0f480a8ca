import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { CallerClients } from './DefaultCallerClients';
import { summariseEnvironment, summariseOperation } from './actionSummaries';
import {
  environmentSummarySchema,
  operationSummarySchema,
} from './summarySchemas';

const attributes = { readOnly: true, destructive: false, idempotent: true };

/** Actions that only look. */
export function registerReadActions(options: {
  actionsRegistry: ActionsRegistryService;
  clients: CallerClients;
}): void {
  const { actionsRegistry, clients } = options;

  actionsRegistry.register({
    name: 'list-environments',
    title: 'List environments',
    description:
      'Lists AWS environments with their status, newest first, up to 50. Filters narrow the list.',
    attributes,
    schema: {
      input: z =>
        z.object({
          name: z.string().optional(),
          componentRef: z
            .string()
            .optional()
            .describe('Entity ref, such as component:default/api'),
          ownerRef: z.string().optional(),
          stage: z.string().optional(),
          account: z.string().optional(),
        }),
      output: z =>
        z.object({ environments: z.array(environmentSummarySchema(z)) }),
    },
    action: async ({ input, credentials }) => {
      const { items } = await clients
        .for(credentials)
        .listEnvironments({ ...input, limit: 50 });
      return { output: { environments: items.map(summariseEnvironment) } };
    },
  });

  actionsRegistry.register({
    name: 'get-environment',
    title: 'Get an environment',
    description:
      'Shows one AWS environment: its status, its outputs such as URLs, and its last operation.',
    attributes,
    schema: {
      input: z => z.object({ environmentId: z.string() }),
      output: z =>
        z.object({
          environment: environmentSummarySchema(z),
          outputs: z.array(z.object({ name: z.string(), value: z.unknown() })),
          lastOperation: operationSummarySchema(z).optional(),
        }),
    },
    action: async ({ input, credentials }) => {
      const client = clients.for(credentials);
      const [environment, outputs] = await Promise.all([
        client.getEnvironment(input.environmentId),
        client.listOutputs(input.environmentId),
      ]);
      return {
        output: {
          environment: summariseEnvironment(environment),
          // Secret ones come masked from the API.
          outputs: outputs.items.map(({ name, value }) => ({ name, value })),
          lastOperation:
            environment.lastOperation &&
            summariseOperation(environment.lastOperation),
        },
      };
    },
  });

  actionsRegistry.register({
    name: 'get-operation',
    title: 'Get an operation',
    description:
      'Shows how an operation on an environment is going; ask again until its state is succeeded, failed, cancelled or interrupted.',
    attributes,
    schema: {
      input: z => z.object({ operationId: z.string() }),
      output: z => z.object({ operation: operationSummarySchema(z) }),
    },
    action: async ({ input, credentials }) => ({
      output: {
        operation: summariseOperation(
          await clients.for(credentials).getOperation(input.operationId),
        ),
      },
    }),
  });
}
