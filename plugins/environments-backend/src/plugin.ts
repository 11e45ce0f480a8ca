import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import {
  OperationRunner,
  operationRunnerExtensionPoint,
} from '@backlot/plugin-environments-node';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { accountList } from './accounts/accountList';
import { ProviderIdentity } from './accounts/ProviderIdentity';
import { DefaultCallerClients, registerEnvironmentActions } from './actions';
import { createRouter } from './api';
import { readEnvironmentsConfig } from './config';
import { createServices } from './createServices';
import { openDatabase } from './database/openDatabase';
import {
  EnvironmentAuthorizer,
  registerEnvironmentPermissions,
} from './governance';
import { EngineOperationRunner } from './operations/EngineOperationRunner';

const RECOVERY_INTERVAL = { seconds: 15 };

/** Self-service AWS environments: API, operations, templates and inventory. @public */
export const environmentsPlugin = createBackendPlugin({
  pluginId: 'environments',
  register(env) {
    let runner: OperationRunner | undefined;
    env.registerExtensionPoint(operationRunnerExtensionPoint, {
      setOperationRunner(replacement) {
        if (runner) {
          throw new Error('Two modules set the operation runner; install one');
        }
        runner = replacement;
      },
    });
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
      },
      async init({ auditor, logger, httpAuth, permissions, ...deps }) {
        const config = readEnvironmentsConfig(deps.config);
        const knex = await openDatabase(deps.database);
        const services = createServices({
          knex,
          logger,
          config,
          catalog: deps.catalog,
          events: deps.events,
          runner: runner ?? new EngineOperationRunner(),
          identity: new ProviderIdentity({
            credentials: DefaultAwsCredentialsManager.fromConfig(deps.config),
            hasMainAccount: deps.config.has('aws.mainAccount'),
          }),
        });

        registerEnvironmentPermissions({
          permissionsRegistry: deps.permissionsRegistry,
          environments: services.environments,
        });
        registerEnvironmentActions({
          actionsRegistry: deps.actionsRegistry,
          clients: new DefaultCallerClients(deps),
        });
        const shutdown = new AbortController();
        deps.httpRouter.use(
          createRouter({
            accounts: accountList(config),
            auditor,
            authorizer: new EnvironmentAuthorizer({
              permissions,
              permissionsRegistry: deps.permissionsRegistry,
            }),
            environments: services.environments,
            httpAuth,
            logger,
            operations: services.operations,
            templates: services.templates,
            eventStream: { signal: shutdown.signal },
          }),
        );

        await services.templates.publishLocal(config.templates.directories);
        await services.signals.start();
        await services.queue.start();
        await deps.scheduler.scheduleTask({
          id: 'recover-operations',
          frequency: RECOVERY_INTERVAL,
          timeout: { minutes: 10 },
          // Each backend knows which workers of its own machine are gone.
          scope: 'local',
          fn: () => services.recovery.recover(),
        });
        await services.worker.start();

        deps.lifecycle.addShutdownHook(async () => {
          shutdown.abort();
          await services.worker.stop();
          await services.signals.stop();
        });
      },
    });
  },
});
