import { mockServices } from '@backstage/backend-test-utils';
import {
  EnvironmentsClient,
  OperationEventPayload,
} from '@backlot/plugin-environments-common';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { parse } from 'yaml';
import { ResponseError } from '@backstage/errors';
import { createDestroyAction } from './createDestroyAction';
import { destroyExamples } from './createDestroyAction.examples';
import { createEnvironmentAction } from './createEnvironmentAction';
import { createEnvironmentExamples } from './createEnvironmentAction.examples';
import { createWaitAction } from './createWaitAction';
import { waitExamples } from './createWaitAction.examples';

const input = parse(createEnvironmentExamples[0].example).steps[0].input;

function fakeClient(options: {
  payloads?: OperationEventPayload[];
  state?: string;
  problem?: object;
}) {
  const client = {
    createEnvironment: jest.fn().mockResolvedValue({
      environment: {
        id: 'env-1',
        name: input.name,
        entityRef: `resource:default/${input.name}`,
      },
      operation: { id: 'op-1' },
    }),
    destroyEnvironment: jest.fn().mockResolvedValue({ id: 'op-2' }),
    cancelOperation: jest.fn().mockResolvedValue({}),
    getOperation: jest.fn().mockResolvedValue({
      id: 'op-1',
      kind: 'deploy',
      state: options.state ?? 'succeeded',
      problem: options.problem,
    }),
    followOperation: jest.fn(async function* follow() {
      for (const [index, payload] of (options.payloads ?? []).entries()) {
        yield { operationId: 'op-1', seq: index + 1, at: '', payload };
      }
    }),
  };
  return {
    client,
    clients: {
      forInitiator: () => client as unknown as EnvironmentsClient,
    },
  };
}

function contextOf(contextInput: any, extra: object = {}): any {
  const logger = mockServices.logger.mock();
  return {
    ...createMockActionContext({ input: contextInput, logger }),
    logger,
    step: { id: 'create' },
    task: { id: 'task-1' },
    checkpoint: async ({ fn }: any) => fn(),
    ...extra,
  };
}

describe('environments:create', () => {
  it.each(createEnvironmentExamples)('$description', async ({ example }) => {
    const { client, clients } = fakeClient({});
    const step = parse(example).steps[0];
    const ctx = contextOf(step.input);

    await createEnvironmentAction({ clients }).handler(ctx);

    expect(client.createEnvironment).toHaveBeenCalledWith(
      expect.objectContaining({
        name: 'expense-manager-dev',
        componentRef: 'component:default/expense-manager-api',
        idempotencyKey: 'scaffolder:task-1:create:expense-manager-dev',
      }),
    );
    expect(client.followOperation).toHaveBeenCalledTimes(
      step.input.wait === false ? 0 : 1,
    );
    expect(ctx.output).toHaveBeenCalledWith(
      'operationUrl',
      '/environments/operations/op-1',
    );
  });

  it('logs each step once, sends secrets on, and shows none of them', async () => {
    const resource = {
      urn: 'urn',
      resourceType: 'aws:ec2/vpc:Vpc',
      name: 'network',
      step: 'create' as const,
    };
    const { client, clients } = fakeClient({
      payloads: [
        { type: 'state-changed', state: 'running' },
        { type: 'resource-started', ...resource },
        { type: 'resource-done', ...resource },
        { type: 'resource-done', ...resource, name: 'idle', step: 'same' },
      ],
    });
    const ctx = contextOf(input, {
      secrets: { parameter_openaiApiKey: 'canary', other: 'token' },
    });

    await createEnvironmentAction({ clients }).handler(ctx);

    expect(client.createEnvironment.mock.calls[0][0].parameters).toEqual({
      taskCount: 1,
      openaiApiKey: 'canary',
    });
    const lines = ctx.logger.info.mock.calls.map(([line]: [string]) => line);
    expect(lines).toEqual([
      'Environment expense-manager-dev is being created',
      'The operation is running',
      'create aws:ec2/vpc:Vpc network: done',
      'Environment expense-manager-dev is ready',
    ]);
    expect(
      JSON.stringify([ctx.output.mock.calls, ctx.logger.info.mock.calls]),
    ).not.toContain('canary');
  });

  it('fails with title, cause and next step', async () => {
    const { clients } = fakeClient({
      state: 'failed',
      problem: {
        title: 'The quota of VPCs is used up',
        cause: 'The account has five.',
        nextStep: 'Ask for more.',
      },
    });

    await expect(
      createEnvironmentAction({ clients }).handler(contextOf(input)),
    ).rejects.toThrow(
      'deploy failed: The quota of VPCs is used up. The account has five. Ask for more.',
    );
  });

  it('cancels the operation when the task is aborted, and waits for its end', async () => {
    const { client, clients } = fakeClient({ state: 'cancelled' });
    const controller = new AbortController();
    client.followOperation.mockImplementation(async function* follow() {
      controller.abort();
      yield {
        operationId: 'op-1',
        seq: 1,
        at: '',
        payload: { type: 'state-changed', state: 'cancelling' },
      };
    } as any);

    await expect(
      createEnvironmentAction({ clients }).handler(
        contextOf(input, { signal: controller.signal }),
      ),
    ).rejects.toThrow('deploy cancelled');
    expect(client.cancelOperation).toHaveBeenCalledWith('op-1');
  });

  it('cancels what was begun when the task is aborted in the middle of the request', async () => {
    const { client, clients } = fakeClient({ state: 'cancelled' });
    const controller = new AbortController();
    const answer = await client.createEnvironment();
    client.createEnvironment.mockImplementation(async () => {
      controller.abort();
      return answer;
    });

    await expect(
      createEnvironmentAction({ clients }).handler(
        contextOf(input, { signal: controller.signal }),
      ),
    ).rejects.toThrow('deploy cancelled');
    expect(client.cancelOperation).toHaveBeenCalledWith('op-1');
  });

  it('fails with the sentence of the API and its kind of error', async () => {
    const { client, clients } = fakeClient({});
    client.createEnvironment.mockRejectedValue(
      await ResponseError.fromResponse(
        new Response(
          JSON.stringify({
            error: {
              name: 'ConflictError',
              message: "name 'expense-manager-dev' is taken",
            },
            response: { statusCode: 409 },
          }),
          {
            status: 409,
            statusText: 'Conflict',
            headers: { 'content-type': 'application/json' },
          },
        ),
      ),
    );

    await expect(
      createEnvironmentAction({ clients }).handler(contextOf(input)),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: "name 'expense-manager-dev' is taken",
    });
  });

  it('asks under another key for each environment of a step that repeats', async () => {
    const { client, clients } = fakeClient({});
    const action = createEnvironmentAction({ clients });

    await action.handler(contextOf(input));
    await action.handler(contextOf({ ...input, name: 'other-dev' }));
    await action.handler(contextOf(input));

    const [first, second, again] = client.createEnvironment.mock.calls.map(
      ([request]) => request.idempotencyKey,
    );
    expect(second).not.toBe(first);
    expect(again).toBe(first);
  });

  it('touches nothing in a dry run and still has outputs', async () => {
    const { client, clients } = fakeClient({});
    const ctx = contextOf(input, { isDryRun: true });

    await createEnvironmentAction({ clients }).handler(ctx);

    expect(client.createEnvironment).not.toHaveBeenCalled();
    expect(ctx.output).toHaveBeenCalledWith(
      'entityRef',
      'resource:default/expense-manager-dev',
    );
  });
});

describe('environments:destroy and environments:wait', () => {
  it.each(destroyExamples)('$description', async ({ example }) => {
    const { client, clients } = fakeClient({});
    const ctx = contextOf(parse(example).steps[0].input);

    await createDestroyAction({ clients }).handler(ctx);

    const id = ctx.input.environmentId;
    expect(client.destroyEnvironment).toHaveBeenCalledWith(id, {
      confirmName: 'expense-manager-dev',
      idempotencyKey: `scaffolder:task-1:create:${id}`,
    });
    expect(client.followOperation).toHaveBeenCalledWith('op-2');
    expect(ctx.output).toHaveBeenCalledWith(
      'operationUrl',
      '/environments/operations/op-2',
    );
  });

  it.each(waitExamples)('$description', async ({ example }) => {
    const { client, clients } = fakeClient({});
    const ctx = contextOf(parse(example).steps[0].input);

    await createWaitAction({ clients }).handler(ctx);

    expect(client.followOperation).toHaveBeenCalledWith(ctx.input.operationId);
    expect(ctx.output).toHaveBeenCalledWith('state', 'succeeded');
  });

  it('touches nothing in a dry run and still has outputs', async () => {
    const { client, clients } = fakeClient({});
    const destroy = contextOf(
      { environmentId: 'env-1', confirmName: 'api-dev' },
      { isDryRun: true },
    );
    const wait = contextOf({ operationId: 'op-1' }, { isDryRun: true });

    await createDestroyAction({ clients }).handler(destroy);
    await createWaitAction({ clients }).handler(wait);

    expect(client.destroyEnvironment).not.toHaveBeenCalled();
    expect(client.followOperation).not.toHaveBeenCalled();
    expect(destroy.output).toHaveBeenCalledWith('operationId', 'dry-run');
    expect(wait.output).toHaveBeenCalledWith('state', 'succeeded');
  });
});
