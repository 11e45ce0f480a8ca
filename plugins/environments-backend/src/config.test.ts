import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { readEnvironmentsConfig } from './config';

const directory = mkdtempSync(join(tmpdir(), 'backlot-config-'));

afterAll(() => rmSync(directory, { recursive: true }));

const account: JsonObject = {
  accountId: '012345678901',
  regions: ['us-east-1'],
};

function read(change: JsonObject = {}) {
  return readEnvironmentsConfig(
    new ConfigReader({
      environments: {
        state: { url: `file://${directory}/state` },
        secrets: { masterKey: 'k'.repeat(32) },
        stages: { dev: { defaultTtl: 'P7D', maximumTtl: 'P30D' }, prod: {} },
        accounts: { team: account },
        ...change,
      },
    }),
  );
}

describe('readEnvironmentsConfig', () => {
  it('fills in what may be left out', () => {
    const config = read();

    expect(config).toMatchObject({
      stateUrl: `file://${directory}/state`,
      workers: { concurrency: 2 },
      engine: { parallel: 10, cancelGraceMs: 600_000 },
      templates: { directories: [], allowReplace: false },
      accounts: [
        {
          name: 'team',
          title: 'team',
          accountId: '012345678901',
          stages: ['dev', 'prod'],
          sandbox: undefined,
        },
      ],
    });
    expect(config.stages.map(({ defaultTtl }) => defaultTtl?.toISO())).toEqual([
      'P7D',
      undefined,
    ]);
    expect(existsSync(`${directory}/state`)).toBe(true);
  });

  it('takes the maximum for the default of a stage that has none', () => {
    const [stage] = read({ stages: { dev: { maximumTtl: 'P2D' } } }).stages;

    expect(stage.defaultTtl?.toISO()).toBe('P2D');
  });

  it('reads a simulated account', () => {
    const sandbox = { endpoint: 'http://127.0.0.1:1', pluginsDirectory: '/p' };

    expect(
      read({ accounts: { team: { ...account, sandbox } } }).accounts[0].sandbox,
    ).toEqual(sandbox);
  });

  it.each<[JsonObject, string | RegExp]>([
    [{ state: { url: 'ftp://x' } }, 'environments.state.url must start with'],
    [
      { state: { url: `file://${directory}/taken/state` } },
      /environments.state.url names the directory .*, which cannot be made/,
    ],
    [
      { secrets: { masterKey: 'short' } },
      'environments.secrets.masterKey must have at least 32 characters',
    ],
    [{ secrets: {} }, "'environments.secrets.masterKey'"],
    [
      { secrets: { masterKey: 'k'.repeat(32), provider: 'gcpkms://x' } },
      'environments.secrets.provider must start with awskms://',
    ],
    [
      { workers: { concurrency: 0 } },
      'environments.workers.concurrency must be a whole number of at least 1',
    ],
    [
      { engine: { cancelGrace: '10 minutes' } },
      'environments.engine.cancelGrace must be an ISO 8601 duration',
    ],
    [{ stages: {} }, 'environments.stages must name at least one stage'],
    [
      { stages: { dev: { defaultTtl: 'P9D', maximumTtl: 'P2D' } } },
      'environments.stages.dev.defaultTtl is longer than its maximumTtl',
    ],
    [
      { stages: { dev: { maximumTtl: 'soon' } } },
      'environments.stages.dev.maximumTtl must be an ISO 8601 duration',
    ],
    [
      { accounts: { team: { ...account, accountId: '12345' } } },
      'environments.accounts.team.accountId must be 12 digits in quotes',
    ],
    [
      { accounts: { team: { ...account, regions: [] } } },
      'environments.accounts.team.regions must name at least one region',
    ],
    [
      { accounts: { team: { ...account, stages: ['qa'] } } },
      "environments.accounts.team.stages names 'qa', which environments.stages does not have",
    ],
    [
      { accounts: { team: { ...account, sandbox: true } } },
      'environments.accounts.team.sandbox.endpoint is missing',
    ],
  ])('refuses %j by its key', (change, words) => {
    writeFileSync(join(directory, 'taken'), '');

    expect(() => read(change)).toThrow(words);
  });

  it('never repeats the master key', () => {
    expect(() => read({ secrets: { masterKey: 'canary' } })).toThrow(
      expect.not.objectContaining({
        message: expect.stringContaining('canary'),
      }),
    );
  });
});
