import {
  environmentCreatePermission,
  environmentDeployPermission,
  environmentDestroyPermission,
  environmentReadPermission,
  environmentUpdatePermission,
  RESOURCE_TYPE_ENVIRONMENT,
  templatePublishPermission,
  templateReadPermission,
} from '@backlot/plugin-environments-common';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  createPermission,
  Permission,
} from '@backstage/plugin-permission-common';
import {
  BacklotPermissionPolicy,
  PLATFORM_GROUP_REF,
} from './permissionPolicy';

const catalogReadPermission = createPermission({
  name: 'catalog.entity.read',
  attributes: { action: 'read' },
  resourceType: 'catalog-entity',
});

function decide(permission: Permission, claims?: string[]) {
  const userInfo = mockServices.userInfo.mock({
    getUserInfo: async () => ({
      userEntityRef: 'user:default/ada',
      ownershipEntityRefs: claims ?? [],
    }),
  });
  const credentials = mockCredentials.user('user:default/ada');
  return new BacklotPermissionPolicy({ userInfo }).handle(
    { permission },
    claims && ({ credentials } as any),
  );
}

const developer = ['user:default/ada', 'group:default/finance'];
const platform = ['user:default/ada', PLATFORM_GROUP_REF];

describe('BacklotPermissionPolicy', () => {
  it.each([
    ['catalog read', catalogReadPermission],
    ['environment read', environmentReadPermission],
    ['environment create', environmentCreatePermission],
    ['template read', templateReadPermission],
  ])(
    'opens %s to everyone signed in and to nobody else',
    async (_, permission) => {
      await expect(decide(permission, developer)).resolves.toEqual({
        result: AuthorizeResult.ALLOW,
      });
      await expect(decide(permission)).resolves.toEqual({
        result: AuthorizeResult.DENY,
      });
    },
  );

  it.each([
    ['update', environmentUpdatePermission],
    ['deploy', environmentDeployPermission],
    ['destroy', environmentDestroyPermission],
  ])(
    'lets owners and the platform team %s an environment',
    async (_, permission) => {
      await expect(decide(permission, developer)).resolves.toEqual({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'environments',
        resourceType: RESOURCE_TYPE_ENVIRONMENT,
        conditions: {
          rule: 'IS_OWNER',
          resourceType: RESOURCE_TYPE_ENVIRONMENT,
          params: { claims: developer },
        },
      });
      await expect(decide(permission, platform)).resolves.toEqual({
        result: AuthorizeResult.ALLOW,
      });
      await expect(decide(permission)).resolves.toEqual({
        result: AuthorizeResult.DENY,
      });
    },
  );

  it('lets only the platform team publish templates', async () => {
    await expect(decide(templatePublishPermission, developer)).resolves.toEqual(
      {
        result: AuthorizeResult.DENY,
      },
    );
    await expect(decide(templatePublishPermission, platform)).resolves.toEqual({
      result: AuthorizeResult.ALLOW,
    });
  });
});
