import {
  publishTemplateRequestSchema,
  templatePublishPermission,
  templateReadPermission,
  templateSchema,
  templateVersionSchema,
} from '@backlot/plugin-environments-common';
import { NotFoundError } from '@backstage/errors';
import { z } from 'zod';
import { TemplateRegistry } from '../templates/TemplateRegistry';
import { templateParams, templateVersionParams } from './parameters';
import { defineRoute, Route } from './Route';

const read = { kind: 'plain', permission: templateReadPermission } as const;
const publish = {
  kind: 'plain',
  permission: templatePublishPermission,
} as const;

/** Routes of infra templates. */
export function templateRoutes(options: {
  templates: TemplateRegistry;
}): Route[] {
  const { templates } = options;
  return [
    defineRoute({
      method: 'get',
      path: '/templates',
      operationId: 'listTemplates',
      summary: 'Infra templates with their versions',
      access: read,
      status: 200,
      response: z.object({ items: z.array(templateSchema) }),
      handle: async () => ({ items: await templates.list() }),
    }),
    defineRoute({
      method: 'get',
      path: '/templates/:name',
      operationId: 'getTemplate',
      summary: 'One infra template with its versions',
      access: read,
      params: templateParams,
      status: 200,
      response: templateSchema,
      handle: async ({ params }) => {
        const all = await templates.list();
        const found = all.find(template => template.name === params.name);
        if (!found) {
          throw new NotFoundError(
            `There is no infra template '${params.name}'`,
          );
        }
        return found;
      },
    }),
    defineRoute({
      method: 'get',
      path: '/templates/:name/versions/:version',
      operationId: 'getTemplateVersion',
      summary: 'One version of an infra template, with its manifest',
      access: read,
      params: templateVersionParams,
      status: 200,
      response: templateVersionSchema,
      handle: async ({ params }) =>
        templates.get(
          params.name,
          params.version === 'latest' ? undefined : params.version,
        ),
    }),
    defineRoute({
      method: 'post',
      path: '/templates',
      operationId: 'publishTemplate',
      summary: 'Publishes a version of an infra template',
      access: publish,
      body: publishTemplateRequestSchema,
      // Compiled programs hold every library but the engine's own.
      bodyLimit: '20mb',
      status: 201,
      response: templateVersionSchema,
      audit: {
        eventId: 'template-publish',
        severityLevel: 'high',
        describe: ({ manifest }) => ({
          template: manifest.metadata.name,
          version: manifest.metadata.version,
        }),
      },
      handle: async ({ body, caller }) =>
        templates.publish(body, caller.userRef),
    }),
    defineRoute({
      method: 'post',
      path: '/templates/:name/versions/:version/deprecate',
      operationId: 'deprecateTemplateVersion',
      summary: 'Keeps new environments from using a version',
      access: publish,
      params: templateVersionParams,
      body: z.strictObject({ message: z.string().max(500).optional() }),
      status: 200,
      response: templateVersionSchema,
      audit: { eventId: 'template-deprecate', severityLevel: 'medium' },
      handle: async ({ params, body }) =>
        templates.deprecate(params.name, params.version, body.message),
    }),
  ];
}
