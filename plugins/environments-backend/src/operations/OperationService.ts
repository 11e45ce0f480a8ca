import {
  CreateOperationRequest,
  Operation,
  OperationEvent,
  OperationList,
} from '@backlot/plugin-environments-common';

/** Operations and their events. Callers have been authorised already. */
export interface OperationService {
  create(
    environmentId: string,
    request: CreateOperationRequest,
    userRef: string,
  ): Promise<Operation>;
  get(id: string): Promise<Operation>;
  list(
    environmentId: string,
    query: { limit: number; cursor?: string },
  ): Promise<OperationList>;
  /** A queued operation ends at once, a running one when its runner has wound down. */
  cancel(id: string, userRef: string): Promise<Operation>;
  /** Queues the same kind of work again. */
  retry(id: string, userRef: string): Promise<Operation>;
  listEvents(
    id: string,
    query: { after: number; limit: number },
  ): Promise<OperationEvent[]>;
  /**
   * Calls `onWake` when there may be new events or a new state of the operation; it may be called
   * without any. Returns the function that ends the subscription.
   */
  subscribe(id: string, onWake: () => void): () => void;
}
