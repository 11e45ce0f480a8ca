import { OperationRequest } from '@backlot/engine';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { AccountConfig, EnvironmentsConfig } from '../config';
import { EnvironmentRow } from '../database/EnvironmentRow';
import { OperationRow } from '../database/OperationRow';
import { EnvironmentSecrets } from '../secrets/EnvironmentSecrets';
import { TemplateRegistry } from '../templates/TemplateRegistry';

/** Puts together everything a runner needs for one operation. */
export class OperationRequestFactory {
  readonly #config: EnvironmentsConfig;
  readonly #secrets: EnvironmentSecrets;
  readonly #templates: TemplateRegistry;

  constructor(options: {
    config: EnvironmentsConfig;
    secrets: EnvironmentSecrets;
    templates: TemplateRegistry;
  }) {
    this.#config = options.config;
    this.#secrets = options.secrets;
    this.#templates = options.templates;
  }

  async create(
    operation: OperationRow,
    environment: EnvironmentRow,
  ): Promise<OperationRequest> {
    const { engine, stateUrl } = this.#config;
    if (!engine.path) {
      throw new ServiceUnavailableError(
        'No Pulumi engine is configured; set environments.engine.path to the pulumi executable',
      );
    }
    const account = this.#account(environment);
    const secretConfig = this.#secrets.decrypt(
      environment.id,
      environment.secret_parameters ?? undefined,
    );
    return {
      operationId: operation.id,
      kind: operation.kind,
      project: environment.template_name,
      stack: environment.id,
      program: {
        path: await this.#templates.programPath(
          environment.template_name,
          environment.template_version,
        ),
      },
      config: {
        ...withoutKeys(environment.parameters, Object.keys(secretConfig)),
        environmentName: environment.name,
        ownerRef: environment.owner_ref,
        componentRef: environment.component_ref,
        stage: environment.stage,
      },
      secretConfig,
      providerConfig: providerConfig(environment, account),
      stateUrl,
      secretsProvider: {
        type: 'passphrase',
        passphrase: this.#secrets.passphrase(environment.id),
      },
      encryption: environment.encryption ?? undefined,
      environment: providerEnvironment(environment, account),
      engine: {
        path: engine.path,
        pluginsDirectory:
          account.sandbox?.pluginsDirectory ?? engine.pluginsDirectory,
      },
      message: `Operation ${operation.id}`,
      parallel: engine.parallel,
      refresh:
        operation.kind === 'deploy' && environment.needs_refresh
          ? true
          : undefined,
      cancelGraceMs: engine.cancelGraceMs,
    };
  }

  #account(environment: EnvironmentRow): AccountConfig {
    const account = this.#config.accounts.find(
      ({ name }) => name === environment.account,
    );
    if (!account) {
      throw new NotFoundError(
        `Account '${environment.account}' of environment '${environment.name}' is not in environments.accounts any more`,
      );
    }
    return account;
  }
}

function providerConfig(
  environment: EnvironmentRow,
  account: AccountConfig,
): JsonObject {
  return {
    'aws:region': environment.region,
    // Nothing can land in another account, whatever credentials are found.
    'aws:allowedAccountIds': [account.accountId],
    'aws:defaultTags': {
      tags: {
        'backlot:environment': environment.name,
        'backlot:owner': environment.owner_ref,
        'backlot:component': environment.component_ref,
        'backlot:stage': environment.stage,
        'backlot:template': environment.template_name,
      },
    },
    ...(account.roleArn
      ? {
          'aws:assumeRoles': [
            {
              roleArn: account.roleArn,
              sessionName: `backlot-${environment.id}`.slice(0, 64),
              ...(account.externalId ? { externalId: account.externalId } : {}),
            },
          ],
        }
      : {}),
    ...(account.sandbox
      ? {
          'aws:skipMetadataApiCheck': 'true',
          'aws:s3UsePathStyle': 'true',
        }
      : {}),
  };
}

/** Variables by which the portal's own identity reaches the provider; the platform sets them. */
const IDENTITY_VARIABLES = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_PROFILE',
  'AWS_CONFIG_FILE',
  'AWS_SHARED_CREDENTIALS_FILE',
  'AWS_ROLE_ARN',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
  'PULUMI_ACCESS_TOKEN',
];

function providerEnvironment(
  environment: EnvironmentRow,
  account: AccountConfig,
): Record<string, string> {
  const shared = { AWS_REGION: environment.region };
  if (account.sandbox) {
    return {
      ...shared,
      // The emulator takes a twelve-digit key id for the account.
      AWS_ACCESS_KEY_ID: account.accountId,
      AWS_SECRET_ACCESS_KEY: 'sandbox',
      AWS_ENDPOINT_URL: account.sandbox.endpoint,
    };
  }
  return {
    ...shared,
    ...Object.fromEntries(
      IDENTITY_VARIABLES.flatMap(name => {
        const value = process.env[name];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  };
}

function withoutKeys(object: JsonObject, keys: string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(object).filter(([key]) => !keys.includes(key)),
  );
}
