import {
  AdoptedResource,
  OperationRequest,
  SecretsProvider,
} from '@backlot/engine';
import { OperationKind } from '@backlot/plugin-environments-common';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { ProviderIdentity } from '../accounts/ProviderIdentity';
import { ResourceFinder } from '../adoption/ResourceFinder';
import { AccountConfig, EnvironmentsConfig } from '../config';
import { EnvironmentRow } from '../database/EnvironmentRow';
import { OperationRow } from '../database/OperationRow';
import { EnvironmentSecrets } from '../secrets/EnvironmentSecrets';
import { TemplateRegistry } from '../templates/TemplateRegistry';

/** Operations that write the state, and with it what was found. */
const ADOPTING: OperationKind[] = ['deploy', 'refresh', 'destroy'];

/** Puts together everything a runner needs for one operation. */
export class OperationRequestFactory {
  readonly #config: EnvironmentsConfig;
  readonly #secrets: EnvironmentSecrets;
  readonly #templates: TemplateRegistry;
  readonly #identity: ProviderIdentity;
  readonly #finder: ResourceFinder;

  constructor(options: {
    config: EnvironmentsConfig;
    secrets: EnvironmentSecrets;
    templates: TemplateRegistry;
    identity: ProviderIdentity;
    finder: ResourceFinder;
  }) {
    this.#config = options.config;
    this.#secrets = options.secrets;
    this.#templates = options.templates;
    this.#identity = options.identity;
    this.#finder = options.finder;
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
      secretsProvider: this.#secretsProvider(environment, account),
      encryption: environment.encryption ?? undefined,
      environment: {
        AWS_REGION: environment.region,
        ...stateEnvironment(),
        ...(await this.#identity.for(account)),
      },
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
      adopt: await this.#adopt(operation, environment, account),
      cancelGraceMs: engine.cancelGraceMs,
    };
  }

  /** What an interrupted operation made and could not record, looked for in the account. */
  async #adopt(
    operation: OperationRow,
    environment: EnvironmentRow,
    account: AccountConfig,
  ): Promise<AdoptedResource[] | undefined> {
    const pending = environment.state?.pendingCreates ?? [];
    return ADOPTING.includes(operation.kind) && pending.length > 0
      ? this.#finder.find(pending, { account, region: environment.region })
      : undefined;
  }

  /** A simulated account has no keys of AWS, so its secrets are always sealed by passphrase. */
  #secretsProvider(
    environment: EnvironmentRow,
    account: AccountConfig,
  ): SecretsProvider {
    const { secretsProviderUrl } = this.#config;
    return secretsProviderUrl && !account.sandbox
      ? { type: 'awskms', url: secretsProviderUrl }
      : {
          type: 'passphrase',
          passphrase: this.#secrets.passphrase(environment.id),
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

/** A token of Pulumi Cloud, for state that is kept there. */
function stateEnvironment(): Record<string, string> {
  const { PULUMI_ACCESS_TOKEN } = process.env;
  return PULUMI_ACCESS_TOKEN ? { PULUMI_ACCESS_TOKEN } : {};
}

function withoutKeys(object: JsonObject, keys: string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(object).filter(([key]) => !keys.includes(key)),
  );
}
