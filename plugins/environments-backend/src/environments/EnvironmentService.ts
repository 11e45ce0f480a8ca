import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { StackState } from '@backlot/engine';
import {
  CreateEnvironmentRequest,
  CreateEnvironmentResponse,
  DestroyEnvironmentRequest,
  Environment,
  EnvironmentList,
  EnvironmentListQuery,
  Operation,
  UpdateEnvironmentRequest,
} from '@backlot/plugin-environments-common';
import { EnvironmentFilter } from '../database/EnvironmentFilter';

/** Who asks: the entity ref shown to people, and the credentials that read the catalog. */
export interface Caller {
  userRef: string;
  credentials: BackstageCredentials;
}

/** The state of an environment as it was last read. */
export interface RecordedState {
  state: StackState;
  /** ISO 8601. */
  asOf: string;
}

/**
 * The life of environments. Callers have been authorised already.
 * Unknown ids reject with `NotFoundError`, wrong input with `InputError`, a taken name with `ConflictError`.
 */
export interface EnvironmentService {
  /** Checks everything, writes the environment and queues its first deploy in one transaction. */
  create(
    request: CreateEnvironmentRequest,
    caller: Caller,
  ): Promise<CreateEnvironmentResponse>;
  get(id: string): Promise<Environment>;
  /** One slot per id, in order; undefined where there is none. */
  getMany(ids: string[]): Promise<Array<Environment | undefined>>;
  list(
    query: EnvironmentListQuery,
    filter?: EnvironmentFilter,
  ): Promise<EnvironmentList>;
  update(
    id: string,
    request: UpdateEnvironmentRequest,
    caller: Caller,
  ): Promise<Environment>;
  destroy(
    id: string,
    request: DestroyEnvironmentRequest,
    caller: Caller,
  ): Promise<Operation>;
  /** Undefined when nothing was ever deployed. */
  getState(id: string): Promise<RecordedState | undefined>;
}
