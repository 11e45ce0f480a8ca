import { DefaultEnvironmentsClient } from '@backlot/plugin-environments-common';
import {
  coreServices,
  createBackendModule,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { EnvironmentEntityProvider } from './EnvironmentEntityProvider';
import { ServiceEnvironmentReader } from './ServiceEnvironmentReader';

/** Adds the provider that shows environments as entities. @public */
export const catalogModuleEnvironments = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'environments',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({
        auth,
        catalog,
        config,
        discovery,
        events,
        logger,
        scheduler,
      }) {
        const schedule = config.getOptionalConfig(
          'catalog.providers.environments.schedule',
        );
        catalog.addEntityProvider(
          new EnvironmentEntityProvider({
            events,
            logger,
            reader: new ServiceEnvironmentReader({
              auth,
              client: new DefaultEnvironmentsClient({
                discoveryApi: discovery,
                fetchApi: { fetch },
              }),
              logger,
            }),
            taskRunner: scheduler.createScheduledTaskRunner(
              schedule
                ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
                : { frequency: { minutes: 5 }, timeout: { minutes: 2 } },
            ),
          }),
        );
      },
    });
  },
});
