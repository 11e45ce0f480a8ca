import { createPermission } from '@backstage/plugin-permission-common';

/** Resource type of an environment in the permission framework. @public */
export const RESOURCE_TYPE_ENVIRONMENT = 'environments-environment';

/** See an environment, its resources and operations. @public */
export const environmentReadPermission = createPermission({
  name: 'environments.environment.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ENVIRONMENT,
});

/** Create an environment. @public */
export const environmentCreatePermission = createPermission({
  name: 'environments.environment.create',
  attributes: { action: 'create' },
});

/** Change parameters, version or protection. @public */
export const environmentUpdatePermission = createPermission({
  name: 'environments.environment.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ENVIRONMENT,
});

/** Queue engine work other than destroying, and cancel or retry it. @public */
export const environmentDeployPermission = createPermission({
  name: 'environments.environment.deploy',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ENVIRONMENT,
});

/** Destroy an environment. @public */
export const environmentDestroyPermission = createPermission({
  name: 'environments.environment.destroy',
  attributes: { action: 'delete' },
  resourceType: RESOURCE_TYPE_ENVIRONMENT,
});

/** See infra templates. @public */
export const templateReadPermission = createPermission({
  name: 'environments.template.read',
  attributes: { action: 'read' },
});

/** Publish and deprecate template versions. @public */
export const templatePublishPermission = createPermission({
  name: 'environments.template.publish',
  attributes: { action: 'create' },
});

/** Every permission of the plugin. @public */
export const environmentsPermissions = [
  environmentReadPermission,
  environmentCreatePermission,
  environmentUpdatePermission,
  environmentDeployPermission,
  environmentDestroyPermission,
  templateReadPermission,
  templatePublishPermission,
];
