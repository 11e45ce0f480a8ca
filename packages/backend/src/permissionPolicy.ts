import {
  environmentCreatePermission,
  environmentReadPermission,
  environmentsPermissions,
  RESOURCE_TYPE_ENVIRONMENT,
  templatePublishPermission,
  templateReadPermission,
} from '@backlot/plugin-environments-common';
import {
  createEnvironmentConditionalDecision,
  environmentConditions,
} from '@backlot/plugin-environments-backend';
import { UserInfoService } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';

/** Members maintain infra templates and may act on every environment. */
export const PLATFORM_GROUP_REF = 'group:default/platform';

const openToEveryUser = [
  environmentReadPermission,
  environmentCreatePermission,
  templateReadPermission,
];

/**
 * Who may do what in the portal: everyone signed in sees everything and may create
 * environments; changing one is for its owners and the platform team; publishing
 * templates is for the platform team. Services never reach a policy: the permission
 * client lets them through by itself.
 */
export class BacklotPermissionPolicy implements PermissionPolicy {
  readonly #userInfo: UserInfoService;

  constructor(options: { userInfo: UserInfoService }) {
    this.#userInfo = options.userInfo;
  }

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return { result: AuthorizeResult.DENY };
    }
    if (!environmentsPermissions.some(own => own.name === permission.name)) {
      return { result: AuthorizeResult.ALLOW };
    }
    if (openToEveryUser.some(open => open.name === permission.name)) {
      return { result: AuthorizeResult.ALLOW };
    }
    const { ownershipEntityRefs: claims } = await this.#userInfo.getUserInfo(
      user.credentials,
    );
    if (claims.includes(PLATFORM_GROUP_REF)) {
      return { result: AuthorizeResult.ALLOW };
    }
    if (isPermission(permission, templatePublishPermission)) {
      return { result: AuthorizeResult.DENY };
    }
    if (isResourcePermission(permission, RESOURCE_TYPE_ENVIRONMENT)) {
      return createEnvironmentConditionalDecision(
        permission,
        environmentConditions.isOwner({ claims }),
      );
    }
    return { result: AuthorizeResult.DENY };
  }
}
