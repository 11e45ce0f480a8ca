import { OperationEventPayload } from '@backlot/plugin-environments-common';
import { mkdtemp, rm, writeFile } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';
import { bundleRunner } from '../scripts/bundle';
import { runOperation } from './runOperation';
import { OperationRequest, OperationResult } from './types';

const COMPONENTS = `
  const pulumi = require('@pulumi/pulumi');
  class Part extends pulumi.ComponentResource {
    constructor(name, inputs) {
      super('test:index:Part', name, inputs);
      this.registerOutputs(inputs);
    }
  }
  const password = new pulumi.Config().requireSecret('password');
  new Part('first', { size: new pulumi.Config().get('size'), password });
  new Part('second', {});
  exports.address = 'https://example.test';
  exports.password = password;
`;

describe('runOperation on the real engine', () => {
  let directory: string;

  beforeAll(async () => {
    await bundleRunner();
  }, 60_000);

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'engine-test-'));
  });

  afterEach(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  async function run(
    program: string,
    request: Partial<OperationRequest>,
  ): Promise<{ result: OperationResult; events: OperationEventPayload[] }> {
    const engine = process.env.BACKLOT_TEST_PULUMI;
    if (!engine) {
      throw new Error('BACKLOT_TEST_PULUMI must name the engine to test with');
    }
    const path = join(directory, 'program.cjs');
    await writeFile(path, program);
    const events: OperationEventPayload[] = [];
    const result = await runOperation(
      {
        operationId: 'operation-1',
        kind: 'deploy',
        project: 'test-template',
        stack: 'environment-1',
        program: { path },
        config: { size: 'small' },
        secretConfig: { password: 'canary-7f3a9' },
        providerConfig: {},
        stateUrl: `file://${directory}`,
        secretsProvider: { type: 'passphrase', passphrase: 'phrase-5b1c' },
        environment: {},
        engine: { path: engine },
        ...request,
      },
      { onEvent: event => events.push(event) },
    );
    return { result, events };
  }

  it('previews, deploys, deploys again without changes and destroys', async () => {
    const preview = await run(COMPONENTS, { kind: 'preview' });
    expect(preview.result).toMatchObject({ outcome: 'succeeded' });
    expect(preview.events).toContainEqual(
      expect.objectContaining({ type: 'resource-planned', name: 'first' }),
    );

    const first = await run(COMPONENTS, {});
    expect(first.result).toMatchObject({ outcome: 'succeeded' });
    expect(first.result.state?.outputs).toEqual({
      address: 'https://example.test',
      password: '[secret]',
    });
    expect(first.events.at(-1)).toEqual({
      type: 'finished',
      outcome: 'succeeded',
    });

    const { encryption } = first.result;
    const second = await run(COMPONENTS, { encryption });
    expect(second.result.changes).toMatchObject({ create: 0, update: 0 });

    const destroyed = await run(COMPONENTS, { kind: 'destroy', encryption });
    expect(destroyed.result.outcome).toBe('succeeded');
    expect(destroyed.result.state).toBeUndefined();
  }, 60_000);
});
