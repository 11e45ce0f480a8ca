import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

/** The list of environments. @public */
export const environmentsRouteRef = createRouteRef();

/** One environment. @public */
export const environmentRouteRef = createSubRouteRef({
  parent: environmentsRouteRef,
  path: '/:environmentId',
});

/** One operation. @public */
export const operationRouteRef = createSubRouteRef({
  parent: environmentsRouteRef,
  path: '/operations/:operationId',
});

/** The scaffolder's page of one template, where an environment is created. */
export const createTemplateRouteRef = createExternalRouteRef({
  params: ['namespace', 'templateName'],
  defaultTarget: 'scaffolder.selectedTemplate',
});
