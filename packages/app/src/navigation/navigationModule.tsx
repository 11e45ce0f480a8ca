import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { NavContentBlueprint } from '@backstage/plugin-app-react';
import { NavigationSidebar } from './NavigationSidebar';

const navigationContent = NavContentBlueprint.make({
  params: { component: NavigationSidebar },
});

/** The portal's own sidebar. */
export const navigationModule = createFrontendModule({
  pluginId: 'app',
  extensions: [navigationContent],
});
