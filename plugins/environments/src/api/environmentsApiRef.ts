import { EnvironmentsClient } from '@backlot/plugin-environments-common';
import { createApiRef } from '@backstage/frontend-plugin-api';

/** The client of the environments backend. @public */
export const environmentsApiRef = createApiRef<EnvironmentsClient>().with({
  id: 'plugin.environments.client',
  pluginId: 'environments',
});
