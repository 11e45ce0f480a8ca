import { Environment, Operation } from '@backlot/plugin-environments-common';
import { AuditorServiceEventSeverityLevel } from '@backstage/backend-plugin-api';
import { BasicPermission } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { Request, Response } from 'express';
import { z } from 'zod';
import { EnvironmentFilter } from '../database/EnvironmentFilter';
import { Caller } from '../environments/EnvironmentService';
import { EnvironmentPermission } from '../governance';

/** Who may call a route, and what is looked at to find out. */
export type RouteAccess =
  /** Decided without looking at anything. */
  | { kind: 'plain'; permission: BasicPermission }
  /** Decides which environments the answer may hold. */
  | { kind: 'list'; permission: EnvironmentPermission }
  /** Decided on the environment with the id in the path. */
  | { kind: 'environment'; permission: EnvironmentPermission }
  /** Decided on the environment of the operation with the id in the path. */
  | { kind: 'operation'; permission: EnvironmentPermission };

/** A request that was parsed and authorised. */
export interface RouteContext<TParams, TQuery, TBody> {
  params: TParams;
  query: TQuery;
  body: TBody;
  caller: Caller;
}

/** What {@link RouteAccess} found while it decided. */
export type RouteSubject<TKind extends RouteAccess['kind']> = {
  plain: {};
  list: { filter: EnvironmentFilter | undefined };
  environment: { environment: Environment };
  operation: { environment: Environment; operation: Operation };
}[TKind];

/**
 * One route, declared once: the router is registered from it and the OpenAPI document is
 * generated from it.
 */
export interface Route<
  TAccess extends RouteAccess = any,
  TParams extends z.ZodObject = any,
  TQuery extends z.ZodObject = any,
  TBody extends z.ZodType = any,
  TResponse extends z.ZodType = any,
> {
  method: 'get' | 'post' | 'patch' | 'delete';
  /** Express path below `/v1`. */
  path: string;
  operationId: string;
  summary: string;
  access: TAccess;
  params?: TParams;
  query?: TQuery;
  body?: TBody;
  /** Largest body, in the notation of express; 1 MB when left out. */
  bodyLimit?: string;
  /** 202 where work is only queued. */
  status: 200 | 201 | 202;
  response: TResponse;
  /** Every write has one. */
  audit?: {
    eventId: string;
    severityLevel: AuditorServiceEventSeverityLevel;
    /** What to record of the body; never parameters. */
    describe?(body: z.output<TBody>): JsonObject;
  };
  handle(
    context: RouteContext<
      z.output<TParams>,
      z.output<TQuery>,
      z.output<TBody>
    > &
      RouteSubject<TAccess['kind']>,
  ): Promise<z.input<TResponse>>;
  /** Answers instead of `handle` a client that prefers `text/event-stream`. */
  stream?(
    context: RouteContext<
      z.output<TParams>,
      z.output<TQuery>,
      z.output<TBody>
    > &
      RouteSubject<TAccess['kind']>,
    http: { request: Request; response: Response },
  ): Promise<void>;
}

/** Declares a route with the types of its schemas carried into its handler. */
export function defineRoute<
  TAccess extends RouteAccess,
  TResponse extends z.ZodType,
  TParams extends z.ZodObject = z.ZodObject<{}>,
  TQuery extends z.ZodObject = z.ZodObject<{}>,
  TBody extends z.ZodType = z.ZodUndefined,
>(route: Route<TAccess, TParams, TQuery, TBody, TResponse>): Route {
  return route;
}
