import { EstimatedResource } from '../types';

/** The one line on the estimator's file descriptor 3. */
export type EstimatorAnswer =
  | { resources: EstimatedResource[] }
  | { failure: string };
