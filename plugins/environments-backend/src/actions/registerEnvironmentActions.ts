import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { CallerClients } from './DefaultCallerClients';
import { registerReadActions } from './registerReadActions';
import { registerWriteActions } from './registerWriteActions';

/** Offers the API's verbs as actions, to whatever speaks to the actions registry. */
export function registerEnvironmentActions(options: {
  actionsRegistry: ActionsRegistryService;
  clients: CallerClients;
}): void {
  registerReadActions(options);
  registerWriteActions(options);
}
