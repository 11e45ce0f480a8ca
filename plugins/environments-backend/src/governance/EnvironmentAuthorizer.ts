import {
  Environment,
  environmentCreatePermission,
  environmentDeployPermission,
  environmentDestroyPermission,
  environmentReadPermission,
  environmentUpdatePermission,
  RESOURCE_TYPE_ENVIRONMENT,
  templatePublishPermission,
  templateReadPermission,
} from '@backlot/plugin-environments-common';
import {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
  Permission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import { EnvironmentFilter } from '../database/EnvironmentFilter';
import { environmentResourceRef } from './environmentRules';

/** A permission that is decided by looking at one environment. */
export type EnvironmentPermission = ResourcePermission<
  typeof RESOURCE_TYPE_ENVIRONMENT
>;

const verbs: Record<string, string> = {
  [environmentReadPermission.name]: 'see',
  [environmentCreatePermission.name]: 'create environments',
  [environmentUpdatePermission.name]: 'change',
  [environmentDeployPermission.name]: 'run operations on',
  [environmentDestroyPermission.name]: 'destroy',
  [templateReadPermission.name]: 'see infra templates',
  [templatePublishPermission.name]: 'publish or deprecate infra templates',
};

/** Asks the permission framework, and refuses in words. */
export class EnvironmentAuthorizer {
  readonly #permissions: PermissionsService;
  readonly #registry: PermissionsRegistryService;

  constructor(options: {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
  }) {
    this.#permissions = options.permissions;
    this.#registry = options.permissionsRegistry;
  }

  /** Rejects with `NotAllowedError` unless the caller has the permission. */
  async authorize(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const [decision] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(`You may not ${verbOf(permission)}`);
    }
  }

  /** Rejects with `NotAllowedError` unless the caller has the permission on the environment. */
  async authorizeEnvironment(
    permission: EnvironmentPermission,
    environment: Environment,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    const isAuthorized = createConditionAuthorizer(
      this.#registry.getPermissionRuleset(environmentResourceRef),
    );
    if (!isAuthorized(decision, environment)) {
      throw new NotAllowedError(
        `You may not ${verbOf(permission)} environment '${
          environment.name
        }', which belongs to ${environment.ownerRef}`,
      );
    }
  }

  /**
   * Which environments a list may hold: undefined for all.
   * Rejects with `NotAllowedError` when there can be none.
   */
  async filterFor(
    permission: EnvironmentPermission,
    credentials: BackstageCredentials,
  ): Promise<EnvironmentFilter | undefined> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    if (decision.result === AuthorizeResult.CONDITIONAL) {
      const transform = createConditionTransformer(
        this.#registry.getPermissionRuleset(environmentResourceRef),
      );
      return transform(decision.conditions);
    }
    if (decision.result === AuthorizeResult.DENY) {
      throw new NotAllowedError(
        `You may not ${verbOf(permission)} environments`,
      );
    }
    return undefined;
  }
}

function verbOf(permission: Permission): string {
  return verbs[permission.name] ?? `use ${permission.name} on`;
}
