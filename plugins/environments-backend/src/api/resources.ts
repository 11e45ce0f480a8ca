import {
  Environment,
  environmentOutputsSchema,
  environmentReadPermission,
  environmentResourcesSchema,
  TemplateOutput,
} from '@backlot/plugin-environments-common';
import { isError } from '@backstage/errors';
import { EnvironmentService } from '../environments/EnvironmentService';
import { inventoryOutputs, inventoryResources } from '../inventory';
import { TemplateRegistry } from '../templates/TemplateRegistry';
import { idParams } from './parameters';
import { defineRoute, Route } from './Route';

const read = {
  kind: 'environment',
  permission: environmentReadPermission,
} as const;

/** Routes of what an environment is made of. */
export function resourceRoutes(options: {
  environments: EnvironmentService;
  templates: TemplateRegistry;
}): Route[] {
  const { environments, templates } = options;
  return [
    defineRoute({
      method: 'get',
      path: '/environments/:id/resources',
      operationId: 'listResources',
      summary: 'Resources of an environment as its state has them',
      access: read,
      params: idParams,
      status: 200,
      response: environmentResourcesSchema,
      handle: async ({ environment }) => {
        const recorded = await environments.getState(environment.id);
        if (!recorded) {
          return { items: [] };
        }
        const { accountId, region, sandbox } = environment;
        return {
          items: inventoryResources({
            state: recorded.state,
            accountId,
            region,
            sandbox,
          }),
          asOf: recorded.asOf,
        };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/environments/:id/outputs',
      operationId: 'listOutputs',
      summary: 'Outputs of an environment, secrets masked',
      access: read,
      params: idParams,
      status: 200,
      response: environmentOutputsSchema,
      handle: async ({ environment }) => {
        const recorded = await environments.getState(environment.id);
        return {
          items: inventoryOutputs({
            outputs: recorded?.state.outputs ?? {},
            promised: await promisedOutputs(templates, environment),
          }),
        };
      },
    }),
  ];
}

/** A version that is gone takes the titles with it, not the values. */
async function promisedOutputs(
  templates: TemplateRegistry,
  { template }: Environment,
): Promise<TemplateOutput[]> {
  try {
    const { manifest } = await templates.get(template.name, template.version);
    return manifest.spec.outputs;
  } catch (error) {
    if (isError(error) && error.name === 'NotFoundError') {
      return [];
    }
    throw error;
  }
}
