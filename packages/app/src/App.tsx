import { scaffolderModule } from '@backlot/plugin-environments';
import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { navigationModule } from './navigation/navigationModule';

/** The portal. Every other plugin among the dependencies is found by itself (`app.packages` in the configuration). */
export const app = createApp({
  features: [catalogPlugin, navigationModule, scaffolderModule],
});
