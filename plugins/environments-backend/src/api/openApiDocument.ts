import {
  accountListSchema,
  changeSummarySchema,
  createEnvironmentRequestSchema,
  engineProblemSchema,
  environmentOutputSchema,
  environmentResourceSchema,
  environmentSchema,
  operationEventSchema,
  operationSchema,
  templateManifestSchema,
  templateSchema,
  templateVersionSchema,
} from '@backlot/plugin-environments-common';
import { z } from 'zod';
import {
  createDocument,
  ZodOpenApiOperationObject,
  ZodOpenApiPathsObject,
} from 'zod-openapi';
import { Route } from './Route';

/** Schemas that get a name of their own in the document, instead of being repeated. */
const components = {
  AccountList: accountListSchema,
  ChangeSummary: changeSummarySchema,
  CreateEnvironmentRequest: createEnvironmentRequestSchema,
  EngineProblem: engineProblemSchema,
  Environment: environmentSchema,
  EnvironmentOutput: environmentOutputSchema,
  EnvironmentResource: environmentResourceSchema,
  Operation: operationSchema,
  OperationEvent: operationEventSchema,
  Template: templateSchema,
  TemplateManifest: templateManifestSchema,
  TemplateVersion: templateVersionSchema,
};

const errorSchema = z.object({
  error: z.object({ name: z.string(), message: z.string() }),
  response: z.object({ statusCode: z.number().int() }),
});

const failure = (description: string) => ({
  description,
  content: { 'application/json': { schema: errorSchema } },
});

/** The OpenAPI document of the routes, from the very schemas that check requests. */
export function openApiDocument(
  routes: Route[],
): ReturnType<typeof createDocument> {
  for (const [id, schema] of Object.entries(components)) {
    z.globalRegistry.add(schema, { id });
  }
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) {
    const path = `/v1${route.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [route.method]: operationObject(route) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Backlot environments',
      version: '1.0.0',
      description: 'Self-service AWS environments for Backstage.',
    },
    security: [{ backstage: [] }],
    components: {
      securitySchemes: {
        backstage: { type: 'http', scheme: 'bearer' },
      },
    },
    paths,
  });
}

function operationObject(route: Route): ZodOpenApiOperationObject {
  return {
    operationId: route.operationId,
    summary: route.summary,
    description: `Needs the permission \`${route.access.permission.name}\`.`,
    requestParams: {
      ...(route.params ? { path: route.params } : {}),
      ...(route.query ? { query: route.query } : {}),
    },
    ...(route.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: route.body } },
          },
        }
      : {}),
    responses: {
      [`${route.status}`]: {
        description: route.status === 202 ? 'Queued' : 'Done',
        content: {
          'application/json': { schema: route.response },
          ...(route.stream ? { 'text/event-stream': {} } : {}),
        },
      },
      '400': failure('The request breaks a rule, which the message names'),
      '401': failure('No valid credentials'),
      '403': failure('The caller may not do this'),
      ...(route.params ? { '404': failure('There is no such thing') } : {}),
      ...(route.audit ? { '409': failure('Not in the present state') } : {}),
    },
  };
}
