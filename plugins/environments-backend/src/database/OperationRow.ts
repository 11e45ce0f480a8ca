import {
  ChangeSummary,
  EngineProblem,
  Operation,
  OperationKind,
  OperationState,
} from '@backlot/plugin-environments-common';

/** A row of `operations`, with the name of its environment. */
export interface OperationRow {
  id: string;
  environment_id: string;
  environment_name: string;
  /** A bigint, which the driver gives as a string. */
  position: string;
  kind: OperationKind;
  state: OperationState;
  requested_by: string;
  template_version: string;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
  progress_done: number;
  progress_total: number | null;
  changes: ChangeSummary | null;
  problem: EngineProblem | null;
  cancel_requested_by: string | null;
  retry_of: string | null;
  idempotency_key: string | null;
  fencing_token: number;
  worker: string | null;
  runner_process_id: number | null;
  lease_until: Date | null;
  /** Unfinished operations of the same environment that were asked for earlier. */
  ahead: string | number | null;
}

/** Shapes a row as the API shows it. */
export function toOperation(row: OperationRow): Operation {
  return {
    id: row.id,
    environmentId: row.environment_id,
    environmentName: row.environment_name,
    kind: row.kind,
    state: row.state,
    requestedBy: row.requested_by,
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString(),
    finishedAt: row.finished_at?.toISOString(),
    queuePosition: row.state === 'queued' ? Number(row.ahead ?? 0) : undefined,
    progress: {
      done: row.progress_done,
      total: row.progress_total ?? undefined,
    },
    changes: row.changes ?? undefined,
    problem: row.problem ?? undefined,
    cancelRequestedBy: row.cancel_requested_by ?? undefined,
    retryOf: row.retry_of ?? undefined,
    templateVersion: row.template_version,
  };
}
