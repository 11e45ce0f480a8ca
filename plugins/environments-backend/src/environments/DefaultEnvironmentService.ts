import {
  CreateEnvironmentRequest,
  CreateEnvironmentResponse,
  DestroyEnvironmentRequest,
  Environment,
  EnvironmentList,
  EnvironmentListQuery,
  Operation,
  TemplateVersion,
  UpdateEnvironmentRequest,
} from '@backlot/plugin-environments-common';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { EnvironmentFilter } from '../database/EnvironmentFilter';
import { EnvironmentRow, toEnvironment } from '../database/EnvironmentRow';
import { EnvironmentStore } from '../database/EnvironmentStore';
import { toOperation } from '../database/OperationRow';
import { OperationStore } from '../database/OperationStore';
import { OperationSubmission } from '../operations/OperationSubmission';
import { EnvironmentSecrets } from '../secrets/EnvironmentSecrets';
import { EnvironmentChanges } from './EnvironmentChanges';
import { EnvironmentChecks } from './EnvironmentChecks';
import { EnvironmentCreation } from './EnvironmentCreation';
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
  creation: EnvironmentCreation;
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
    return this.#options.creation.create(request, caller);
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
    const { knex, environments, changes, checks } = this.#options;
    const { template_name, template_version } = await this.#row(id);
    const template = await checks.template(
      template_name,
      request.version ?? template_version,
    );
    await knex.transaction(async transaction => {
      const row = await this.#lockLive(id, transaction);
      await environments.update(
        id,
        {
          ...(request.parameters || request.version
            ? this.#changedParameters(row, template, request.parameters ?? {})
            : {}),
          ...(request.version
            ? {
                template_version: template.version,
                template_digest: template.digest,
              }
            : {}),
          ...(request.protected === undefined
            ? {}
            : { protected: request.protected }),
        },
        transaction,
      );
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
    const operation = await this.#options.knex.transaction(
      async transaction => {
        const row = await this.#lockLive(id, transaction);
        await this.#refuseDestroy(row, request, transaction);
        return submission.add(
          {
            environment: row,
            kind: 'destroy',
            requestedBy: caller.userRef,
            idempotencyKey: key,
          },
          transaction,
        );
      },
    );
    return toOperation(operation);
  }

  async getState(id: string): Promise<RecordedState | undefined> {
    const row = await this.#row(id);
    return row.state && row.state_at
      ? { state: row.state, asOf: row.state_at.toISOString() }
      : undefined;
  }

  async #refuseDestroy(
    row: EnvironmentRow,
    request: DestroyEnvironmentRequest,
    transaction: Knex.Transaction,
  ): Promise<void> {
    const { operations } = this.#options;
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
    if (await operations.hasUnfinished(row.id, 'destroy', transaction)) {
      throw new ConflictError(
        `Environment '${row.name}' is being destroyed already`,
      );
    }
  }

  /** The parameters of an environment after a change; a deploy applies them. */
  #changedParameters(
    row: EnvironmentRow,
    template: TemplateVersion,
    wanted: JsonObject,
  ): Partial<EnvironmentRow> {
    const { checks, secrets } = this.#options;
    const { masked, secret } = checks.parameters(template, row.stage, wanted, {
      ...row.parameters,
      ...secrets.decrypt(row.id, row.secret_parameters ?? undefined),
    });
    return {
      parameters: masked,
      secret_parameters: secrets.encrypt(row.id, secret) ?? null,
    };
  }

  async #row(id: string): Promise<EnvironmentRow> {
    const row = await this.#options.environments.get(id);
    if (!row) {
      throw new NotFoundError(`There is no environment with the id '${id}'`);
    }
    return row;
  }

  async #lockLive(
    id: string,
    transaction: Knex.Transaction,
  ): Promise<EnvironmentRow> {
    const row = await this.#options.environments.lock(id, transaction);
    if (!row) {
      throw new NotFoundError(`There is no environment with the id '${id}'`);
    }
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
