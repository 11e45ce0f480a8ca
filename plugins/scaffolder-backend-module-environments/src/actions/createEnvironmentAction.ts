import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { ClientFactory } from '../clients/InitiatorClients';
import { createEnvironmentExamples } from './createEnvironmentAction.examples';
import { followToEnd } from './followToEnd';
import { idempotencyKey } from './idempotencyKey';
import { environmentPath, operationPath } from './portalPaths';
import { readableRefusal } from './readableRefusal';
import { secretParameters } from './secretParameters';

/** `environments:create`: makes an environment and, unless told not to, waits until it is ready. */
export function createEnvironmentAction(options: { clients: ClientFactory }) {
  return createTemplateAction({
    id: 'environments:create',
    description: 'Creates an AWS environment for a component or system',
    examples: createEnvironmentExamples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z => z.string().describe('Name of the environment'),
        component: z =>
          z.string().describe('Entity ref of the component or system'),
        template: z => z.string().describe('Name of the infra template'),
        version: z =>
          z
            .string()
            .optional()
            .describe('Template version; the latest when left out'),
        stage: z => z.string().describe('Stage, such as dev'),
        account: z => z.string().describe('Name of the AWS account in config'),
        region: z => z.string().describe('AWS region'),
        ttl: z =>
          z
            .string()
            .optional()
            .describe(
              'ISO 8601 duration after which it expires; the default of the stage when left out',
            ),
        parameters: z =>
          z
            .record(z.any())
            .optional()
            .describe('Parameters of the infra template'),
        wait: z =>
          z
            .boolean()
            .optional()
            .describe('Whether to wait until it is ready; true when left out'),
      },
      output: {
        environmentId: z => z.string(),
        environmentName: z => z.string(),
        entityRef: z => z.string(),
        operationId: z => z.string(),
        environmentUrl: z =>
          z.string().describe('Path of its page in the portal'),
        operationUrl: z =>
          z.string().describe('Path of the page of its first operation'),
      },
    },
    async handler(ctx) {
      const { input } = ctx;
      if (ctx.isDryRun) {
        ctx.logger.info(`Would create environment ${input.name}`);
        ctx.output('environmentId', 'dry-run');
        ctx.output('environmentName', input.name);
        ctx.output('entityRef', `resource:default/${input.name}`);
        ctx.output('operationId', 'dry-run');
        ctx.output('environmentUrl', environmentPath('dry-run'));
        ctx.output('operationUrl', operationPath('dry-run'));
        return;
      }
      const client = options.clients.forInitiator(
        await ctx.getInitiatorCredentials(),
      );
      const key = idempotencyKey(ctx, input.name);
      const created = await ctx.checkpoint({
        key,
        fn: async () => {
          // Without the task's signal: an abort must not leave behind a deploy that nobody cancels.
          const { environment, operation } = await readableRefusal(() =>
            client.createEnvironment({
              name: input.name,
              componentRef: input.component,
              template: input.template,
              version: input.version,
              stage: input.stage,
              account: input.account,
              region: input.region,
              ttl: input.ttl,
              parameters: {
                ...input.parameters,
                ...secretParameters(ctx.secrets),
              },
              idempotencyKey: key,
            }),
          );
          return {
            environmentId: environment.id,
            environmentName: environment.name,
            entityRef: environment.entityRef,
            operationId: operation.id,
          };
        },
      });
      ctx.output('environmentId', created.environmentId);
      ctx.output('environmentName', created.environmentName);
      ctx.output('entityRef', created.entityRef);
      ctx.output('operationId', created.operationId);
      ctx.output('environmentUrl', environmentPath(created.environmentId));
      ctx.output('operationUrl', operationPath(created.operationId));
      ctx.logger.info(
        `Environment ${created.environmentName} is being created`,
      );
      if (input.wait !== false) {
        await followToEnd({
          client,
          operationId: created.operationId,
          logger: ctx.logger,
          signal: ctx.signal,
        });
        ctx.logger.info(`Environment ${created.environmentName} is ready`);
      }
    },
  });
}
