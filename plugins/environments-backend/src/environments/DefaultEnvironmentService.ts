import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import {
  CreateEnvironmentRequest,
  CreateEnvironmentResponse,
  DestroyEnvironmentRequest,
  Environment,
  EnvironmentList,
  EnvironmentListQuery,
  environmentNameSchema,
  Operation,
  UpdateEnvironmentRequest,
} from '@backlot/plugin-environments-common';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { randomUUID } from 'crypto';
import { Knex } from 'knex';
import { EnvironmentFilter } from '../database/EnvironmentFilter';
import { EnvironmentRow, toEnvironment } from '../database/EnvironmentRow';
import { EnvironmentStore } from '../database/EnvironmentStore';
import { toOperation } from '../database/OperationRow';
import { OperationStore } from '../database/OperationStore';
import { OperationSubmission } from '../operations/OperationSubmission';
import { EnvironmentSecrets } from '../secrets/EnvironmentSecrets';
import { TemplateRegistry } from '../templates/TemplateRegistry';
import { EnvironmentChanges } from './EnvironmentChanges';
import { EnvironmentChecks } from './EnvironmentChecks';
import {
  Caller,
  EnvironmentService,
  RecordedState,
} from './EnvironmentService';

export interface DefaultEnvironmentServiceOptions {
  knex: Knex;
  environments: EnvironmentStore;
  operations: OperationStore;
  submission: OperationSubmission;
  templates: TemplateRegistry;
  secrets: EnvironmentSecrets;
  checks: EnvironmentChecks;
  changes: EnvironmentChanges;
}

/** {@link EnvironmentService} on PostgreSQL. */
export class DefaultEnvironmentService implements EnvironmentService {
  readonly #options: DefaultEnvironmentServiceOptions;

  constructor(options: DefaultEnvironmentServiceOptions) {
    this.#options = options;
  }

  async create(
    request: CreateEnvironmentRequest,
    caller: Caller,
  ): Promise<CreateEnvironmentResponse> {
    const known = await this.#findCreated(request.idempotencyKey);
    if (known) {
      return known;
    }
    const row = await this.#checkedRow(request, caller);
    const { knex, environments, submission, changes } = this.#options;
    try {
      const created = await knex.transaction(async transaction => {
        const environment = await environments.insert(row, transaction);
        const operation = await submission.add(
          {
            environment,
            kind: 'deploy',
            requestedBy: caller.userRef,
            idempotencyKey: operationKey(request.idempotencyKey),
          },
          transaction,
        );
        return { environment, operation };
      });
      await changes.publish(row.id);
      return {
        environment: {
          ...toEnvironment(created.environment),
          lastOperation: toOperation(created.operation),
        },
        operation: toOperation(created.operation),
      };
    } catch (error) {
      if (isDatabaseConflictError(error)) {
        // Another request won: either this very one sent twice, or one with the same name.
        const raced = await this.#findCreated(request.idempotencyKey);
        if (raced) {
          return raced;
        }
        throw nameTaken(request.name);
      }
      throw error;
    }
  }

  async get(id: string): Promise<Environment> {
    const row = await this.#row(id);
    return (await this.#withLastOperations([row]))[0];
  }

  async getMany(ids: string[]): Promise<Array<Environment | undefined>> {
    const rows = await this.#options.environments.getMany(ids);
    return rows.map(row => row && toEnvironment(row));
  }

  async list(
    query: EnvironmentListQuery,
    filter?: EnvironmentFilter,
  ): Promise<EnvironmentList> {
    const { rows, nextCursor } = await this.#options.environments.list(
      query,
      filter,
    );
    return { items: await this.#withLastOperations(rows), nextCursor };
  }

  async update(
    id: string,
    request: UpdateEnvironmentRequest,
  ): Promise<Environment> {
    const { templates, checks, secrets, environments, changes } = this.#options;
    const row = await this.#liveRow(id);
    const template = await templates.get(
      row.template_name,
      request.version ?? row.template_version,
    );
    const { masked, secret } = checks.parameters(
      template,
      row.stage,
      request.parameters ?? {},
      {
        ...row.parameters,
        ...secrets.decrypt(row.id, row.secret_parameters ?? undefined),
      },
    );
    await environments.update(id, {
      template_version: template.version,
      template_digest: template.digest,
      parameters: masked,
      secret_parameters: secrets.encrypt(id, secret) ?? null,
      ...(request.protected === undefined
        ? {}
        : { protected: request.protected }),
    });
    await changes.publish(id);
    return this.get(id);
  }

  async destroy(
    id: string,
    request: DestroyEnvironmentRequest,
    caller: Caller,
  ): Promise<Operation> {
    const { operations, submission } = this.#options;
    const key = request.idempotencyKey;
    const known = key && (await operations.findByIdempotencyKey(key));
    if (known) {
      return toOperation(known);
    }
    const row = await this.#liveRow(id);
    if (request.confirmName !== row.name) {
      throw new InputError(
        `confirmName must be the environment's name, '${row.name}'; type it to confirm that it may be destroyed`,
      );
    }
    if (row.protected) {
      throw new ConflictError(
        `Environment '${row.name}' is protected; take the protection off before destroying it`,
      );
    }
    if (await operations.hasUnfinished(id, 'destroy')) {
      throw new ConflictError(
        `Environment '${row.name}' is being destroyed already`,
      );
    }
    return toOperation(
      await submission.submit({
        environment: row,
        kind: 'destroy',
        requestedBy: caller.userRef,
        idempotencyKey: key,
      }),
    );
  }

  async getState(id: string): Promise<RecordedState | undefined> {
    const row = await this.#row(id);
    return row.state && row.state_at
      ? { state: row.state, asOf: row.state_at.toISOString() }
      : undefined;
  }

  async #checkedRow(request: CreateEnvironmentRequest, caller: Caller) {
    const { checks, environments, templates, secrets } = this.#options;
    const name = environmentNameSchema.safeParse(request.name);
    if (!name.success) {
      throw new InputError(`name ${name.error.issues[0].message}`);
    }
    const stage = checks.stage(request.stage);
    const account = checks.account(request);
    const template = await this.#template(request, templates);
    const parameters = checks.parameters(
      template,
      stage.name,
      request.parameters ?? {},
    );
    const expiresAt = checks.expiry(stage, request.ttl, new Date());
    const belonging = await checks.belonging(
      request.componentRef,
      caller.credentials,
    );
    if (await environments.isNameTaken(request.name)) {
      throw nameTaken(request.name);
    }
    const id = randomUUID();
    return {
      id,
      name: request.name,
      component_ref: belonging.componentRef,
      system_ref: belonging.systemRef ?? null,
      owner_ref: belonging.ownerRef,
      stage: stage.name,
      account: account.name,
      account_id: account.accountId,
      region: request.region,
      sandbox: account.sandbox !== undefined,
      template_name: template.name,
      template_version: template.version,
      template_digest: template.digest,
      parameters: parameters.masked,
      secret_parameters: secrets.encrypt(id, parameters.secret) ?? null,
      status: 'creating' as const,
      protected: stage.protected,
      created_by: caller.userRef,
      expires_at: expiresAt ?? null,
      idempotency_key: request.idempotencyKey ?? null,
    };
  }

  /** In a body an unknown template is wrong input, not a missing page. */
  async #template(
    request: CreateEnvironmentRequest,
    templates: TemplateRegistry,
  ) {
    try {
      return await templates.get(request.template, request.version);
    } catch (error) {
      if (error instanceof NotFoundError) {
        throw new InputError(
          `template '${request.template}'${
            request.version ? ` in version ${request.version}` : ''
          } does not exist; choose one that the list of infra templates has`,
          error,
        );
      }
      throw error;
    }
  }

  async #findCreated(
    idempotencyKey: string | undefined,
  ): Promise<CreateEnvironmentResponse | undefined> {
    if (!idempotencyKey) {
      return undefined;
    }
    const { environments, operations } = this.#options;
    const row = await environments.findByIdempotencyKey(idempotencyKey);
    const operation = await operations.findByIdempotencyKey(
      operationKey(idempotencyKey)!,
    );
    return row && operation
      ? {
          environment: (await this.#withLastOperations([row]))[0],
          operation: toOperation(operation),
        }
      : undefined;
  }

  async #row(id: string): Promise<EnvironmentRow> {
    const row = await this.#options.environments.get(id);
    if (!row) {
      throw new NotFoundError(`There is no environment with the id '${id}'`);
    }
    return row;
  }

  async #liveRow(id: string): Promise<EnvironmentRow> {
    const row = await this.#row(id);
    if (row.status === 'destroyed') {
      throw new ConflictError(
        `Environment '${row.name}' is destroyed; create a new one instead`,
      );
    }
    return row;
  }

  async #withLastOperations(rows: EnvironmentRow[]): Promise<Environment[]> {
    const latest = await this.#options.operations.latest(
      rows.map(({ id }) => id),
    );
    return rows.map(row => {
      const last = latest.find(
        ({ environment_id }) => environment_id === row.id,
      );
      return {
        ...toEnvironment(row),
        lastOperation: last && toOperation(last),
      };
    });
  }
}

/** The first deploy has a key of its own, derived from the request's. */
function operationKey(key: string | undefined): string | undefined {
  return key && `${key}#deploy`;
}

function nameTaken(name: string): ConflictError {
  return new ConflictError(
    `name '${name}' is taken by another environment; choose another name`,
  );
}
