import { AdoptedResource } from '../types';
import { Deployment } from './toStackState';

/**
 * Ends the uncertainty about creates that were under way when an engine was lost: a resource that
 * was found in the account is recorded with the inputs it was made with, and one that was not found
 * is forgotten. Outputs come with the next refresh. Other pending operations are left to the engine,
 * which settles them itself.
 */
export function settlePendingCreates(
  deployment: Deployment,
  adopted: AdoptedResource[],
): Deployment {
  const pending = deployment.pending_operations ?? [];
  const creates = pending.filter(({ type }) => type === 'creating');
  if (creates.length === 0) {
    return deployment;
  }
  const recorded = new Set(deployment.resources?.map(({ urn }) => urn));
  const found = creates.flatMap(({ resource }) => {
    const id = adopted.find(({ urn }) => urn === resource.urn)?.id;
    return id && !recorded.has(resource.urn)
      ? [{ ...resource, id, outputs: resource.inputs ?? {} }]
      : [];
  });
  return {
    ...deployment,
    // At the end: what they depend on was there before they were begun.
    resources: [...(deployment.resources ?? []), ...found],
    pending_operations: pending.filter(({ type }) => type !== 'creating'),
  };
}
