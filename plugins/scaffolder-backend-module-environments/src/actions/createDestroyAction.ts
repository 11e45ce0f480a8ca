import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { ClientFactory } from '../clients/InitiatorClients';
import { followToEnd } from './followToEnd';
import { idempotencyKey } from './idempotencyKey';
import { operationPath } from './portalPaths';

/** `environments:destroy`: destroys an environment whose name was typed to confirm it. */
export function createDestroyAction(options: { clients: ClientFactory }) {
  return createTemplateAction({
    id: 'environments:destroy',
    description: 'Destroys an AWS environment',
    supportsDryRun: true,
    schema: {
      input: {
        environmentId: z => z.string().describe('Id of the environment'),
        confirmName: z =>
          z
            .string()
            .describe('Name of the environment, typed to confirm the loss'),
        wait: z =>
          z
            .boolean()
            .optional()
            .describe('Whether to wait until it is gone; true when left out'),
      },
      output: {
        operationId: z => z.string(),
        operationPath: z => z.string(),
      },
    },
    async handler(ctx) {
      const { environmentId, confirmName, wait } = ctx.input;
      if (ctx.isDryRun) {
        ctx.logger.info(`Would destroy environment ${confirmName}`);
        ctx.output('operationId', 'dry-run');
        ctx.output('operationPath', operationPath('dry-run'));
        return;
      }
      const client = options.clients.forInitiator(
        await ctx.getInitiatorCredentials(),
      );
      const key = idempotencyKey(ctx);
      const operationId = await ctx.checkpoint({
        key,
        fn: async () =>
          (
            await client.destroyEnvironment(
              environmentId,
              { confirmName, idempotencyKey: key },
              { signal: ctx.signal },
            )
          ).id,
      });
      ctx.output('operationId', operationId);
      ctx.output('operationPath', operationPath(operationId));
      if (wait !== false) {
        await followToEnd({
          client,
          operationId,
          logger: ctx.logger,
          signal: ctx.signal,
        });
        ctx.logger.info(`Environment ${confirmName} is destroyed`);
      }
    },
  });
}
