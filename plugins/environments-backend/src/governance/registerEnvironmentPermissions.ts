import {
  environmentsPermissions,
  RESOURCE_TYPE_ENVIRONMENT,
} from '@backlot/plugin-environments-common';
import { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import { isResourcePermission } from '@backstage/plugin-permission-common';
import { EnvironmentService } from '../environments/EnvironmentService';
import { environmentResourceRef, environmentRules } from './environmentRules';

/** Tells the permission framework about the plugin's permissions, resource type and rules. */
export function registerEnvironmentPermissions(options: {
  permissionsRegistry: PermissionsRegistryService;
  environments: EnvironmentService;
}): void {
  options.permissionsRegistry.addPermissions(
    environmentsPermissions.filter(
      permission => !isResourcePermission(permission),
    ),
  );
  options.permissionsRegistry.addResourceType({
    resourceRef: environmentResourceRef,
    permissions: environmentsPermissions.filter(permission =>
      isResourcePermission(permission, RESOURCE_TYPE_ENVIRONMENT),
    ),
    rules: Object.values(environmentRules),
    getResources: ids => options.environments.getMany(ids),
  });
}
