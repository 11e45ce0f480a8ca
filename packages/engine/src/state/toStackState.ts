import { JsonObject } from '@backstage/types';
import { createHash } from 'crypto';
import { isStack } from '../events/resourceTypes';
import { maskStateValue } from '../masking/maskStateValue';
import { StackState, StateResource } from '../types';

/** The part of Pulumi's state file that is read here. */
export interface Deployment {
  secrets_providers?: { type?: string; state?: JsonObject };
  resources?: DeploymentResource[];
  pending_operations?: Array<{ type: string; resource: DeploymentResource }>;
}

/** One resource in Pulumi's state file. */
export interface DeploymentResource {
  urn: string;
  type: string;
  custom?: boolean;
  id?: string;
  parent?: string;
  provider?: string;
  protect?: boolean;
  delete?: boolean;
  dependencies?: string[];
  created?: string;
  modified?: string;
  inputs?: JsonObject;
  outputs?: JsonObject;
}

/** Turns Pulumi's state into the contract's, with every secret masked. */
export function toStackState(deployment: Deployment): StackState {
  const resources = deployment.resources ?? [];
  const pending = deployment.pending_operations ?? [];
  const root = resources.find(resource => isStack(resource.type));
  return {
    digest: digestOf(deployment),
    resources: resources.filter(resource => !resource.delete).map(toResource),
    outputs: maskStateValue(root?.outputs ?? {}) as StackState['outputs'],
    pendingCreates: pending
      .filter(operation => operation.type === 'creating')
      .map(({ resource: { urn, type, inputs } }) => ({
        urn,
        type,
        inputs: maskStateValue(inputs ?? {}) as JsonObject,
      })),
  };
}

/**
 * Ciphertext is new with every save and the order is that of the engine's steps, so neither
 * takes part. A changed secret shows in the time its resource was modified.
 */
function digestOf({
  resources = [],
  pending_operations: pending = [],
}: Deployment): string {
  const content = resources
    .map(resource =>
      JSON.stringify([
        toResource(resource),
        resource.delete ?? false,
        resource.created,
        resource.modified,
      ]),
    )
    .sort();
  const unfinished = pending
    .map(({ type, resource }) => `${type} ${resource.urn}`)
    .sort();
  return `sha256:${createHash('sha256')
    .update(JSON.stringify([content, unfinished]))
    .digest('hex')}`;
}

function toResource(resource: DeploymentResource): StateResource {
  return {
    urn: resource.urn,
    type: resource.type,
    custom: resource.custom ?? false,
    id: resource.id || undefined,
    parent: resource.parent || undefined,
    provider: resource.provider || undefined,
    protect: resource.protect ?? false,
    dependencies: resource.dependencies ?? [],
    inputs: maskStateValue(resource.inputs ?? {}) as JsonObject,
    outputs: maskStateValue(resource.outputs ?? {}) as JsonObject,
  };
}
