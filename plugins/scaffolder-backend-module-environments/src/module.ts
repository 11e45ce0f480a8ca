import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createEnvironmentAction } from './actions/createEnvironmentAction';
import { createDestroyAction } from './actions/createDestroyAction';
import { createWaitAction } from './actions/createWaitAction';
import { InitiatorClients } from './clients/InitiatorClients';

/** Adds `environments:create`, `environments:destroy` and `environments:wait` to the scaffolder. @public */
export const scaffolderModuleEnvironments = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'environments',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        discovery: coreServices.discovery,
      },
      async init({ actions, auth, discovery }) {
        const clients = new InitiatorClients({ auth, discovery });
        actions.addActions(
          createEnvironmentAction({ clients }),
          createDestroyAction({ clients }),
          createWaitAction({ clients }),
        );
      },
    });
  },
});
