import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { ClientFactory } from '../clients/InitiatorClients';
import { destroyExamples } from './createDestroyAction.examples';
import { followToEnd } from './followToEnd';
import { idempotencyKey } from './idempotencyKey';
import { operationPath } from './portalPaths';
import { readableRefusal } from './readableRefusal';

/** `environments:destroy`: destroys an environment whose name was typed to confirm it. */
export function createDestroyAction(options: { clients: ClientFactory }) {
  return createTemplateAction({
    id: 'environments:destroy',
    description: 'Destroys an AWS environment',
    examples: destroyExamples,
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
        operationUrl: z =>
          z.string().describe('Path of the page of the operation'),
      },
    },
    async handler(ctx) {
      const { environmentId, confirmName, wait } = ctx.input;
      if (ctx.isDryRun) {
        ctx.logger.info(`Would destroy environment ${confirmName}`);
        ctx.output('operationId', 'dry-run');
        ctx.output('operationUrl', operationPath('dry-run'));
        return;
      }
      const client = options.clients.forInitiator(
        await ctx.getInitiatorCredentials(),
      );
      const key = idempotencyKey(ctx, environmentId);
      const operationId = await ctx.checkpoint({
        key,
        // Without the task's signal: an abort must not leave behind a destroy that nobody cancels.
        fn: async () =>
          (
            await readableRefusal(() =>
              client.destroyEnvironment(environmentId, {
                confirmName,
                idempotencyKey: key,
              }),
            )
          ).id,
      });
      ctx.output('operationId', operationId);
      ctx.output('operationUrl', operationPath(operationId));
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
