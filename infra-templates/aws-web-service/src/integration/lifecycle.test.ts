import {
  compileProgram,
  OperationRequest,
  OperationResult,
  runOperation,
} from '@backlot/engine';
import {
  OperationEventPayload,
  OperationKind,
} from '@backlot/plugin-environments-common';
import { JsonObject } from '@backstage/types';
import { randomUUID } from 'crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'fs/promises';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { parametersOf } from '../testing/manifest';

/** An account of its own in the emulator, so that what other tests make is not seen. */
const ACCOUNT = '200000000001';
const OPENAI_KEY = 'openai-canary-0123456789';

jest.setTimeout(600_000);

function service(variable: string): string {
  const value = process.env[variable];
  if (!value) {
    throw new Error(`${variable} must be set; "./backlot test" sets it`);
  }
  return value;
}

function databaseId({ state }: OperationResult): string | undefined {
  return state?.resources.find(
    ({ type }) => type === 'aws:rds/instance:Instance',
  )?.outputs.identifier as string | undefined;
}

describe('aws-web-service on the real engine and the simulated account', () => {
  let directory: string;
  let base: Omit<OperationRequest, 'operationId' | 'kind' | 'config'>;
  let encryption: OperationResult['encryption'];
  const events: OperationEventPayload[] = [];

  beforeAll(async () => {
    const engine = {
      path: resolve(service('BACKLOT_TEST_PULUMI')),
      pluginsDirectory: resolve(service('BACKLOT_TEST_PLUGINS')),
    };
    const endpoint = service('BACKLOT_TEST_AWS_ENDPOINT');
    directory = await mkdtemp(join(tmpdir(), 'aws-web-service-'));
    await mkdir(join(directory, 'state'));
    const { program } = await compileProgram({
      directory: resolve(__dirname, '../..'),
    });
    await writeFile(join(directory, 'program.cjs'), program);
    base = {
      project: 'aws-web-service',
      stack: randomUUID(),
      program: { path: join(directory, 'program.cjs') },
      secretConfig: { openaiApiKey: OPENAI_KEY },
      providerConfig: {
        'aws:region': 'us-east-1',
        'aws:allowedAccountIds': [ACCOUNT],
        'aws:skipMetadataApiCheck': 'true',
      },
      stateUrl: `file://${join(directory, 'state')}`,
      secretsProvider: { type: 'passphrase', passphrase: 'phrase-91c2' },
      environment: {
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: ACCOUNT,
        AWS_SECRET_ACCESS_KEY: 'sandbox',
        AWS_ENDPOINT_URL: endpoint,
      },
      engine,
    };
  });

  afterAll(() => rm(directory, { recursive: true, force: true }));

  async function run(kind: OperationKind, parameters: JsonObject = {}) {
    const result = await runOperation(
      {
        ...base,
        operationId: randomUUID(),
        kind,
        encryption,
        config: {
          environmentName: 'expense-manager-prod',
          ownerRef: 'group:default/expenses',
          componentRef: 'component:default/expense-manager-api',
          stage: 'prod',
          ...parametersOf('prod'),
          ...parameters,
        },
      },
      { onEvent: event => events.push(event) },
    );
    encryption = result.encryption ?? encryption;
    return result;
  }

  it('is made, is unchanged by a second deploy, does not drift, keeps its database until that is allowed to go', async () => {
    const made = await run('deploy');
    expect(made).toMatchObject({ outcome: 'succeeded' });
    expect(made.changes.create).toBeGreaterThan(60);
    expect(made.state?.outputs).toMatchObject({
      serviceUrl: expect.stringMatching(/^http:\/\/expense-manager/),
      repositoryUrl: expect.stringContaining('expense-manager-prod-images'),
    });

    const unchanged = { create: 0, update: 0, replace: 0, delete: 0 };
    expect((await run('deploy')).changes).toMatchObject(unchanged);
    expect((await run('detect-drift')).changes).toMatchObject(unchanged);

    const database = databaseId(made);
    expect(database).toMatch(/^expense-manager-prod-/);
    const guarded = await run('destroy');
    expect(guarded.outcome).toBe('failed');
    expect(databaseId(guarded)).toBe(database);

    const open = { deletionProtection: false };
    const opened = await run('deploy', open);
    expect(opened).toMatchObject({ outcome: 'succeeded' });
    expect(databaseId(opened)).toBe(database);
    const gone = await run('destroy', open);
    expect(gone).toMatchObject({ outcome: 'succeeded' });
    expect(databaseId(gone)).toBeUndefined();
  });

  it('left the key neither in events nor in clear in the state', async () => {
    const files = await readdir(join(directory, 'state'), {
      recursive: true,
      withFileTypes: true,
    });
    const contents = await Promise.all(
      files
        .filter(file => file.isFile())
        .map(file => readFile(join(file.parentPath, file.name), 'utf8')),
    );
    expect(contents.length).toBeGreaterThan(0);
    expect(contents.join('\n')).not.toContain(OPENAI_KEY);
    expect(JSON.stringify(events)).not.toContain(OPENAI_KEY);
  });
});
