import { AccountList } from '@backlot/plugin-environments-common';
import {
  AuditorService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import express from 'express';
import Router from 'express-promise-router';
import { EnvironmentService } from '../environments/EnvironmentService';
import { EnvironmentAuthorizer } from '../governance';
import { OperationService } from '../operations/OperationService';
import { TemplateRegistry } from '../templates/TemplateRegistry';
import { accountRoutes } from './accounts';
import { createErrorMapper } from './createErrorMapper';
import { environmentRoutes } from './environments';
import { openApiDocument } from './openApiDocument';
import {
  OperationEventStream,
  OperationEventStreamOptions,
} from './OperationEventStream';
import { operationRoutes } from './operations';
import { resourceRoutes } from './resources';
import { RouteRunner } from './RouteRunner';
import { templateRoutes } from './templates';

/** Options of {@link createRouter}. */
export interface RouterOptions {
  accounts: AccountList;
  auditor: AuditorService;
  authorizer: EnvironmentAuthorizer;
  environments: EnvironmentService;
  httpAuth: HttpAuthService;
  logger: LoggerService;
  operations: OperationService;
  templates: TemplateRegistry;
  eventStream?: Pick<
    OperationEventStreamOptions,
    'signal' | 'heartbeatMs' | 'pollMs' | 'maximumMs'
  >;
}

/** The HTTP API of the plugin. */
export function createRouter(options: RouterOptions): express.Router {
  const eventStream = new OperationEventStream({
    ...options.eventStream,
    operations: options.operations,
    logger: options.logger,
  });
  const routes = [
    ...accountRoutes(options),
    ...templateRoutes(options),
    ...environmentRoutes(options),
    ...resourceRoutes(options),
    ...operationRoutes({ ...options, eventStream }),
  ];
  const runner = new RouteRunner(options);
  const document = openApiDocument(routes);
  const router = Router();
  router.get('/openapi.json', (_request, response) => {
    response.json(document);
  });
  for (const route of routes) {
    router[route.method](
      `/v1${route.path}`,
      express.json({ limit: route.bodyLimit ?? '1mb' }),
      (request, response) => runner.run(route, request, response),
    );
  }
  router.use(createErrorMapper(options));
  return router;
}
