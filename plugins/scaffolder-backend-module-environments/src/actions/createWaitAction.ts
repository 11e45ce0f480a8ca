import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { ClientFactory } from '../clients/InitiatorClients';
import { waitExamples } from './createWaitAction.examples';
import { followToEnd } from './followToEnd';

/** `environments:wait`: waits for the end of an operation that another step began. */
export function createWaitAction(options: { clients: ClientFactory }) {
  return createTemplateAction({
    id: 'environments:wait',
    description: 'Waits until an operation on an environment has ended',
    examples: waitExamples,
    supportsDryRun: true,
    schema: {
      input: {
        operationId: z => z.string().describe('Id of the operation'),
      },
      output: {
        state: z => z.string().describe('How it ended'),
      },
    },
    async handler(ctx) {
      if (ctx.isDryRun) {
        ctx.output('state', 'succeeded');
        return;
      }
      const operation = await followToEnd({
        client: options.clients.forInitiator(
          await ctx.getInitiatorCredentials(),
        ),
        operationId: ctx.input.operationId,
        logger: ctx.logger,
        signal: ctx.signal,
      });
      ctx.output('state', operation.state);
    },
  });
}
