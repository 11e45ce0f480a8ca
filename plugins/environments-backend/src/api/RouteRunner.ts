import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { Request, Response } from 'express';
import { z } from 'zod';
import { Caller, EnvironmentService } from '../environments/EnvironmentService';
import { auditWrite, EnvironmentAuthorizer } from '../governance';
import { OperationService } from '../operations/OperationService';
import { parseInput } from './parseInput';
import { Route, RouteContext } from './Route';

/** Options of {@link RouteRunner}. */
export interface RouteRunnerOptions {
  auditor: AuditorService;
  authorizer: EnvironmentAuthorizer;
  environments: EnvironmentService;
  httpAuth: HttpAuthService;
  operations: OperationService;
}

type Context = RouteContext<any, any, any>;

const uuidSchema = z.guid();

/** Takes a request through a route: parse, audit, authorise, handle, answer. */
export class RouteRunner {
  readonly #auditor: AuditorService;
  readonly #authorizer: EnvironmentAuthorizer;
  readonly #environments: EnvironmentService;
  readonly #httpAuth: HttpAuthService;
  readonly #operations: OperationService;

  constructor(options: RouteRunnerOptions) {
    this.#auditor = options.auditor;
    this.#authorizer = options.authorizer;
    this.#environments = options.environments;
    this.#httpAuth = options.httpAuth;
    this.#operations = options.operations;
  }

  async run(route: Route, request: Request, response: Response): Promise<void> {
    const caller = await this.#callerOf(request);
    const context: Context = { ...parseRequest(route, request), caller };
    if (!route.audit) {
      await this.#authorizeAndAnswer(route, context, request, response);
      return;
    }
    const { eventId, severityLevel, describe } = route.audit;
    await auditWrite(
      {
        auditor: this.#auditor,
        eventId,
        severityLevel,
        request,
        meta: { ...context.params, ...describe?.(context.body) },
      },
      () => this.#authorizeAndAnswer(route, context, request, response),
    );
  }

  async #authorizeAndAnswer(
    route: Route,
    context: Context,
    request: Request,
    response: Response,
  ): Promise<void> {
    const subject = await this.#authorize(route, context);
    const authorized = { ...context, ...subject };
    if (
      route.stream &&
      request.accepts(['application/json', 'text/event-stream']) ===
        'text/event-stream'
    ) {
      await route.stream(authorized, { request, response });
      return;
    }
    response.status(route.status).json(await route.handle(authorized));
  }

  async #authorize({ access }: Route, context: Context) {
    const { credentials } = context.caller;
    switch (access.kind) {
      case 'plain':
        await this.#authorizer.authorize(access.permission, credentials);
        return {};
      case 'list':
        return {
          filter: await this.#authorizer.filterFor(
            access.permission,
            credentials,
          ),
        };
      case 'environment':
        return this.#authorizeOn(access, context, {
          environmentId: idOf(context, 'environment'),
        });
      default: {
        const operation = await this.#operations.get(
          idOf(context, 'operation'),
        );
        return this.#authorizeOn(access, context, {
          environmentId: operation.environmentId,
          operation,
        });
      }
    }
  }

  async #authorizeOn(
    access: Route['access'],
    context: Context,
    { environmentId, ...rest }: { environmentId: string; operation?: unknown },
  ) {
    const environment = await this.#environments.get(environmentId);
    await this.#authorizer.authorizeEnvironment(
      access.permission,
      environment,
      context.caller.credentials,
    );
    return { environment, ...rest };
  }

  async #callerOf(request: Request): Promise<Caller> {
    const credentials = await this.#httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const { principal } = credentials;
    return {
      credentials,
      userRef:
        principal.type === 'user'
          ? principal.userEntityRef
          : `service:${principal.subject}`,
    };
  }
}

function parseRequest(route: Route, request: Request) {
  return {
    params: route.params
      ? parseInput(route.params, request.params, 'The path')
      : {},
    query: route.query
      ? parseInput(route.query, request.query, 'The query')
      : {},
    body: route.body
      ? parseInput(route.body, request.body, 'The request body')
      : undefined,
  };
}

/** Ids are UUIDs in the database, which would fail on anything else. */
function idOf({ params }: Context, what: string): string {
  if (!uuidSchema.safeParse(params.id).success) {
    throw new NotFoundError(`There is no ${what} '${params.id}'`);
  }
  return params.id;
}
