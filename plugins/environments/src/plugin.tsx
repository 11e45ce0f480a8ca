import {
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { RiStackLine } from '@remixicon/react';
import { environmentsApi } from './api/environmentsApi';
import {
  createTemplateRouteRef,
  environmentRouteRef,
  environmentsRouteRef,
  operationRouteRef,
} from './routes';
import { environmentsTranslationRef } from './translation';

const environmentsPage = PageBlueprint.make({
  params: {
    path: '/environments',
    title: environmentsTranslationRef('page.title'),
    routeRef: environmentsRouteRef,
    loader: () =>
      import('./components/EnvironmentsRouter').then(m => (
        <m.EnvironmentsRouter />
      )),
  },
});

const infrastructureContent = EntityContentBlueprint.make({
  name: 'infrastructure',
  params: {
    path: '/infrastructure',
    title: environmentsTranslationRef('tab.title'),
    filter: {
      $any: [
        { kind: { $in: ['component', 'system'] } },
        { kind: 'resource', 'spec.type': 'environment' },
      ],
    },
    loader: () =>
      import('./components/InfrastructureContent/InfrastructureContent').then(
        m => <m.InfrastructureContent />,
      ),
  },
});

/** Environments in the portal. @public */
export const environmentsPlugin = createFrontendPlugin({
  pluginId: 'environments',
  title: 'Environments',
  icon: <RiStackLine />,
  info: { packageJson: () => import('../package.json') },
  extensions: [environmentsApi, environmentsPage, infrastructureContent],
  routes: {
    root: environmentsRouteRef,
    environment: environmentRouteRef,
    operation: operationRouteRef,
  },
  externalRoutes: { createTemplate: createTemplateRouteRef },
});
