import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { Duration } from 'luxon';
import { mkdirSync } from 'fs';
import { resolve } from 'path';

/** A stage from `environments.stages`. */
export interface StageConfig {
  name: string;
  title: string;
  defaultTtl?: Duration;
  maximumTtl?: Duration;
  protected: boolean;
}

/** An account from `environments.accounts`. */
export interface AccountConfig {
  name: string;
  title: string;
  accountId: string;
  regions: string[];
  stages: string[];
  /** Role the provider assumes in the account; the portal's own identity when absent. */
  roleArn?: string;
  externalId?: string;
  /** Present for a simulated account. */
  sandbox?: { endpoint: string; pluginsDirectory: string };
}

/** Everything under `environments`, checked once at start. */
export interface EnvironmentsConfig {
  stateUrl: string;
  masterKey: string;
  /** Key of AWS KMS that seals the secrets of real stacks, instead of a passphrase. */
  secretsProviderUrl?: string;
  engine: {
    path?: string;
    parallel: number;
    pluginsDirectory?: string;
    cancelGraceMs: number;
  };
  workers: { concurrency: number };
  templates: { directories: string[]; allowReplace: boolean };
  stages: StageConfig[];
  accounts: AccountConfig[];
}

const MASTER_KEY_MINIMUM_LENGTH = 32;

/** Reads `environments` and refuses with the key's name what cannot work. */
export function readEnvironmentsConfig(root: Config): EnvironmentsConfig {
  const config = root.getConfig('environments');
  const stages = readStages(config);
  return {
    stateUrl: readStateUrl(config),
    masterKey: readMasterKey(config),
    secretsProviderUrl: readSecretsProviderUrl(config),
    engine: {
      path: config.getOptionalString('engine.path') ?? process.env.PULUMI,
      parallel: readPositive(config, 'engine.parallel', 10),
      pluginsDirectory: config.getOptionalString('engine.pluginsDirectory'),
      cancelGraceMs: readDuration(
        config,
        'engine.cancelGrace',
        'PT10M',
      ).toMillis(),
    },
    workers: { concurrency: readPositive(config, 'workers.concurrency', 2) },
    templates: {
      directories: (
        config.getOptionalStringArray('templates.directories') ?? []
      ).map(directory => resolve(directory)),
      allowReplace:
        config.getOptionalBoolean('templates.allowReplace') ?? false,
    },
    stages,
    accounts: readAccounts(
      config,
      stages.map(({ name }) => name),
    ),
  };
}

function readStateUrl(config: Config): string {
  const url = config.getOptionalString('state.url') ?? 'file://.backlot/state';
  if (!/^(file|s3|https):\/\//.test(url)) {
    throw new InputError(
      `environments.state.url must start with file://, s3:// or https://, but is '${url}'`,
    );
  }
  if (!url.startsWith('file://')) {
    return url;
  }
  const directory = resolve(url.slice('file://'.length));
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new InputError(
      `environments.state.url names the directory ${directory}, which cannot be made`,
      error,
    );
  }
  return `file://${directory}`;
}

function readMasterKey(config: Config): string {
  const key = config.getString('secrets.masterKey');
  if (key.length < MASTER_KEY_MINIMUM_LENGTH) {
    throw new InputError(
      `environments.secrets.masterKey must have at least ${MASTER_KEY_MINIMUM_LENGTH} characters; make one with 'openssl rand -hex 32'`,
    );
  }
  return key;
}

function readSecretsProviderUrl(config: Config): string | undefined {
  const url = config.getOptionalString('secrets.provider');
  if (url !== undefined && !url.startsWith('awskms://')) {
    throw new InputError(
      `environments.secrets.provider must start with awskms://, but is '${url}'; leave it out to use a passphrase for each environment`,
    );
  }
  return url;
}

function readPositive(config: Config, key: string, otherwise: number): number {
  const value = config.getOptionalNumber(key) ?? otherwise;
  if (!Number.isInteger(value) || value < 1) {
    throw new InputError(
      `environments.${key} must be a whole number of at least 1`,
    );
  }
  return value;
}

function parseDuration(value: string, key: string): Duration {
  const duration = Duration.fromISO(value);
  if (!duration.isValid || duration.toMillis() <= 0) {
    throw new InputError(
      `environments.${key} must be an ISO 8601 duration such as P7D, but is '${value}'`,
    );
  }
  return duration;
}

function readDuration(config: Config, key: string, otherwise: string) {
  return parseDuration(config.getOptionalString(key) ?? otherwise, key);
}

function readStages(config: Config): StageConfig[] {
  const stages = config.getConfig('stages');
  if (stages.keys().length === 0) {
    throw new InputError('environments.stages must name at least one stage');
  }
  return stages.keys().map(name => {
    const stage = stages.getConfig(name);
    const duration = (key: string) => {
      const value = stage.getOptionalString(key);
      return value === undefined
        ? undefined
        : parseDuration(value, `stages.${name}.${key}`);
    };
    const defaultTtl = duration('defaultTtl');
    const maximumTtl = duration('maximumTtl');
    if (defaultTtl && maximumTtl && defaultTtl > maximumTtl) {
      throw new InputError(
        `environments.stages.${name}.defaultTtl is longer than its maximumTtl`,
      );
    }
    return {
      name,
      title: stage.getOptionalString('title') ?? name,
      defaultTtl: defaultTtl ?? maximumTtl,
      maximumTtl,
      protected: stage.getOptionalBoolean('protected') ?? false,
    };
  });
}

function readAccounts(config: Config, stageNames: string[]): AccountConfig[] {
  const accounts = config.getConfig('accounts');
  return accounts.keys().map(name => {
    const account = accounts.getConfig(name);
    const where = `environments.accounts.${name}`;
    const accountId = account.getString('accountId');
    if (!/^\d{12}$/.test(accountId)) {
      throw new InputError(
        `${where}.accountId must be 12 digits in quotes, so that leading zeros are kept`,
      );
    }
    const regions = account.getStringArray('regions');
    if (regions.length === 0) {
      throw new InputError(`${where}.regions must name at least one region`);
    }
    const stages = account.getOptionalStringArray('stages') ?? stageNames;
    const unknown = stages.find(stage => !stageNames.includes(stage));
    if (unknown) {
      throw new InputError(
        `${where}.stages names '${unknown}', which environments.stages does not have`,
      );
    }
    return {
      name,
      title: account.getOptionalString('title') ?? name,
      accountId,
      regions,
      stages,
      roleArn: account.getOptionalString('roleArn'),
      externalId: account.getOptionalString('externalId'),
      sandbox: readSandbox(account, where),
    };
  });
}

function readSandbox(account: Config, where: string): AccountConfig['sandbox'] {
  const value = account.getOptional('sandbox');
  if (value === undefined || value === false) {
    return undefined;
  }
  if (typeof value !== 'object') {
    throw new InputError(
      `${where} is a simulated account, but ${where}.sandbox.endpoint is missing; './backlot start' fills it in`,
    );
  }
  return {
    endpoint: account.getString('sandbox.endpoint'),
    pluginsDirectory: account.getString('sandbox.pluginsDirectory'),
  };
}
