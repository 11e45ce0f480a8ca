import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { BacklotPermissionPolicy } from './permissionPolicy';

/** Installs {@link BacklotPermissionPolicy} into the permission backend. */
export const permissionPolicyModule = createBackendModule({
  pluginId: 'permission',
  moduleId: 'backlot-policy',
  register(env) {
    env.registerInit({
      deps: {
        policy: policyExtensionPoint,
        userInfo: coreServices.userInfo,
      },
      async init({ policy, userInfo }) {
        policy.setPolicy(new BacklotPermissionPolicy({ userInfo }));
      },
    });
  },
});

export { permissionPolicyModule as default };
