import { DefaultEnvironmentsClient } from '@backlot/plugin-environments-common';
import { ApiBlueprint, coreApis } from '@backstage/frontend-plugin-api';
import { environmentsApiRef } from './environmentsApiRef';

/** Provides {@link environmentsApiRef} over the portal's own discovery and fetch. */
export const environmentsApi = ApiBlueprint.make({
  params: define =>
    define({
      api: environmentsApiRef,
      deps: { discoveryApi: coreApis.discovery, fetchApi: coreApis.fetch },
      factory: options => new DefaultEnvironmentsClient(options),
    }),
});
