import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { CallerClients } from './CallerClients';
import { registerReadActions } from './registerReadActions';
import { registerWriteActions } from './registerWriteActions';

/** Offers the API's verbs as actions, to whatever speaks to the actions registry. */
export function registerEnvironmentActions(options: {
  actionsRegistry: ActionsRegistryService;
  auth: AuthService;
  discovery: DiscoveryService;
}): void {
  const { actionsRegistry } = options;
  const clients = new CallerClients(options);
  registerReadActions({ actionsRegistry, clients });
  registerWriteActions({ actionsRegistry, clients });
}
