import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { OperationRunner } from './OperationRunner';

/** Lets a module perform operations elsewhere, such as in a cluster's jobs. @public */
export interface OperationRunnerExtensionPoint {
  /** Takes the place of the engine on this machine; may be called once. */
  setOperationRunner(runner: OperationRunner): void;
}

/** @public */
export const operationRunnerExtensionPoint =
  createExtensionPoint<OperationRunnerExtensionPoint>({
    id: 'environments.operation-runner',
  });
