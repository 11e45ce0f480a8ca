import {
  AccountList,
  CreateEnvironmentRequest,
  CreateEnvironmentResponse,
  CreateOperationRequest,
  DestroyEnvironmentRequest,
  Environment,
  EnvironmentList,
  EnvironmentListQuery,
  EnvironmentOutputs,
  EnvironmentResources,
  Operation,
  OperationEvent,
  OperationList,
  Template,
  TemplateVersion,
  UpdateEnvironmentRequest,
} from '../schemas';

/** Options of every call. @public */
export interface RequestOptions {
  signal?: AbortSignal;
  /** Bearer token; left out where the fetch function adds one itself. */
  token?: string;
}

/**
 * The HTTP API of the environments backend. Every method rejects with the typed
 * `ResponseError` of `@backstage/errors` when the backend refuses.
 *
 * @public
 */
export interface EnvironmentsClient {
  listTemplates(options?: RequestOptions): Promise<Template[]>;
  getTemplateVersion(
    name: string,
    version: string,
    options?: RequestOptions,
  ): Promise<TemplateVersion>;
  listAccounts(options?: RequestOptions): Promise<AccountList>;
  listEnvironments(
    query: EnvironmentListQuery,
    options?: RequestOptions,
  ): Promise<EnvironmentList>;
  getEnvironment(id: string, options?: RequestOptions): Promise<Environment>;
  createEnvironment(
    request: CreateEnvironmentRequest,
    options?: RequestOptions,
  ): Promise<CreateEnvironmentResponse>;
  updateEnvironment(
    id: string,
    request: UpdateEnvironmentRequest,
    options?: RequestOptions,
  ): Promise<Environment>;
  destroyEnvironment(
    id: string,
    request: DestroyEnvironmentRequest,
    options?: RequestOptions,
  ): Promise<Operation>;
  listResources(
    environmentId: string,
    options?: RequestOptions,
  ): Promise<EnvironmentResources>;
  listOutputs(
    environmentId: string,
    options?: RequestOptions,
  ): Promise<EnvironmentOutputs>;
  listOperations(
    environmentId: string,
    query?: { limit?: number; cursor?: string },
    options?: RequestOptions,
  ): Promise<OperationList>;
  createOperation(
    environmentId: string,
    request: CreateOperationRequest,
    options?: RequestOptions,
  ): Promise<Operation>;
  getOperation(id: string, options?: RequestOptions): Promise<Operation>;
  cancelOperation(id: string, options?: RequestOptions): Promise<Operation>;
  retryOperation(id: string, options?: RequestOptions): Promise<Operation>;
  listOperationEvents(
    id: string,
    query?: { after?: number; limit?: number },
    options?: RequestOptions,
  ): Promise<OperationEvent[]>;
  /**
   * Follows the event stream until the operation has finished or the signal aborts.
   * A broken connection is resumed after the last event seen, so nothing is missed.
   */
  followOperation(
    id: string,
    query?: { after?: number },
    options?: RequestOptions,
  ): AsyncIterable<OperationEvent>;
}
