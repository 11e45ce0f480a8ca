import { AdoptedResource, PendingCreate } from '@backlot/engine';
import { AccountConfig } from '../config';

/** Where a resource would be. */
export interface ResourcePlace {
  account: AccountConfig;
  region: string;
}

/** Looks in an account for resources that an interrupted operation may have made. */
export interface ResourceFinder {
  /** The ones that exist. A type it does not know rejects, because forgetting it could leave it behind. */
  find(
    pending: PendingCreate[],
    place: ResourcePlace,
  ): Promise<AdoptedResource[]>;
}
