import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import {
  CreateEnvironmentRequest,
  CreateEnvironmentResponse,
  Environment,
  environmentNameSchema,
} from '@backlot/plugin-environments-common';
import { ConflictError, InputError } from '@backstage/errors';
import { randomUUID } from 'crypto';
import { Knex } from 'knex';
import { EnvironmentRow, toEnvironment } from '../database/EnvironmentRow';
import { EnvironmentStore } from '../database/EnvironmentStore';
import { OperationRow, toOperation } from '../database/OperationRow';
import { OperationStore } from '../database/OperationStore';
import { OperationSubmission } from '../operations/OperationSubmission';
import { EnvironmentSecrets } from '../secrets/EnvironmentSecrets';
import { EnvironmentChanges } from './EnvironmentChanges';
import { EnvironmentChecks } from './EnvironmentChecks';
import { Caller } from './EnvironmentService';

export interface EnvironmentCreationOptions {
  knex: Knex;
  environments: EnvironmentStore;
  operations: OperationStore;
  submission: OperationSubmission;
  secrets: EnvironmentSecrets;
  checks: EnvironmentChecks;
  changes: EnvironmentChanges;
}

/** Makes environments: checks everything, then writes the environment and its first deploy at once. */
export class EnvironmentCreation {
  readonly #options: EnvironmentCreationOptions;

  constructor(options: EnvironmentCreationOptions) {
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
        environment: withOperation(created.environment, created.operation),
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

  async #checkedRow(request: CreateEnvironmentRequest, caller: Caller) {
    const { checks, environments, secrets } = this.#options;
    const name = environmentNameSchema.safeParse(request.name);
    if (!name.success) {
      throw new InputError(`name ${name.error.issues[0].message}`);
    }
    const stage = checks.stage(request.stage);
    const account = checks.account(request);
    const template = await checks.template(request.template, request.version);
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
          environment: withOperation(row, await this.#latest(row)),
          operation: toOperation(operation),
        }
      : undefined;
  }

  async #latest(row: EnvironmentRow): Promise<OperationRow | undefined> {
    return (await this.#options.operations.latest([row.id]))[0];
  }
}

function withOperation(
  row: EnvironmentRow,
  operation: OperationRow | undefined,
): Environment {
  return {
    ...toEnvironment(row),
    lastOperation: operation && toOperation(operation),
  };
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
