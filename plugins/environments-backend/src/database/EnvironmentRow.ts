import { StackEncryption, StackState } from '@backlot/engine';
import {
  Environment,
  EnvironmentStatus,
} from '@backlot/plugin-environments-common';
import { JsonObject } from '@backstage/types';

/** A row of `environments`. */
export interface EnvironmentRow {
  id: string;
  name: string;
  component_ref: string;
  system_ref: string | null;
  owner_ref: string;
  stage: string;
  account: string;
  account_id: string;
  region: string;
  sandbox: boolean;
  template_name: string;
  template_version: string;
  template_digest: string;
  parameters: JsonObject;
  secret_parameters: string | null;
  status: EnvironmentStatus;
  status_reason: string | null;
  protected: boolean;
  needs_refresh: boolean;
  encryption: StackEncryption | null;
  state: StackState | null;
  state_at: Date | null;
  created_by: string;
  created_at: Date;
  updated_at: Date;
  expires_at: Date | null;
  idempotency_key: string | null;
}

/** Shapes a row as the API shows it; what the runner alone needs stays behind. */
export function toEnvironment(row: EnvironmentRow): Environment {
  return {
    id: row.id,
    name: row.name,
    componentRef: row.component_ref,
    systemRef: row.system_ref ?? undefined,
    ownerRef: row.owner_ref,
    entityRef: `resource:default/${row.name}`,
    stage: row.stage,
    account: row.account,
    accountId: row.account_id,
    region: row.region,
    sandbox: row.sandbox,
    template: {
      name: row.template_name,
      version: row.template_version,
      digest: row.template_digest,
    },
    parameters: row.parameters,
    status: row.status,
    statusReason: row.status_reason ?? undefined,
    protected: row.protected,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    expiresAt: row.expires_at?.toISOString(),
  };
}
