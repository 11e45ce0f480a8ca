import { HandlerContext, ResourceHandler } from './ResourceHandler';
import { PropertyMap } from '../server/PropertyMap';
import { unknownValue } from '../server/unknownValue';
import { isMissing } from '../aws/isMissing';
import { diffInputs } from './diffInputs';
import { ResourceInitError } from './ResourceInitError';
import { trackInputs } from './trackInputs';

/** One resource as a call of the engine names it. */
export interface ResourceReference {
  handler: ResourceHandler;
  context: HandlerContext;
  resourceName: string;
}

/** A resource as the engine keeps it. */
export interface ResourceState {
  id: string;
  inputs: PropertyMap;
  outputs: PropertyMap;
}

/** What a preview can say of a resource that is not there yet. */
export function previewCreate(
  handler: ResourceHandler,
  inputs: PropertyMap,
): PropertyMap {
  const computed = (handler.computed ?? []).map(name => [name, unknownValue]);
  return { ...Object.fromEntries(computed), ...withoutNotes(inputs) };
}

/** What a preview can say of a resource that changes in place. */
export function previewUpdate(
  state: ResourceState,
  inputs: PropertyMap,
): PropertyMap {
  return { ...keptOutputs(state, inputs), ...withoutNotes(inputs) };
}

/** Makes a resource and answers its id and what the cloud made of it. */
export async function createResource(
  reference: ResourceReference,
  inputs: PropertyMap,
): Promise<{ id: string; outputs: PropertyMap }> {
  const { handler, context } = reference;
  const id = await describing(`creating ${subject(reference, inputs)}`, () =>
    handler.create(context, inputs),
  );
  const outputs = await completed(reference, id, inputs, inputs);
  return { id, outputs };
}

/** Changes a resource in place. */
export async function updateResource(
  reference: ResourceReference,
  state: ResourceState,
  inputs: PropertyMap,
): Promise<PropertyMap> {
  const { handler, context } = reference;
  const { id, outputs } = state;
  const changes = new Set(
    diffInputs({ handler, oldInputs: state.inputs, newInputs: inputs }).names,
  );
  await describing(
    `updating ${subject(reference, { ...inputs }, id)}`,
    async () =>
      handler.update?.(context, id, {
        inputs,
        outputs,
        oldInputs: state.inputs,
        changed: (...names) => names.some(name => changes.has(name)),
      }),
  );
  return completed(reference, id, inputs, keptOutputs(state, inputs));
}

/** Looks at the cloud; nothing when the resource is gone. */
export async function readResource(
  reference: ResourceReference,
  state: ResourceState,
  defaultTags: Record<string, string>,
): Promise<ResourceState | undefined> {
  const { handler, context, resourceName } = reference;
  const { id } = state;
  const found = await describing(
    `reading ${subject(reference, state.inputs, id)}`,
    async () => {
      try {
        return await handler.read(context, id, state);
      } catch (error) {
        if (isMissing(error)) {
          return undefined;
        }
        throw error;
      }
    },
  );
  if (!found) {
    return undefined;
  }
  const inputs = trackInputs({
    handler,
    resourceName,
    oldInputs: state.inputs,
    cloudInputs: found.inputs,
    defaultTags,
  });
  return {
    id,
    inputs,
    outputs: {
      ...keptOutputs(state, inputs),
      region: context.region,
      ...found.inputs,
      ...withoutNotes(inputs),
      ...found.outputs,
    },
  };
}

/** Deletes a resource; one that is gone already counts as deleted. */
export async function deleteResource(
  reference: ResourceReference,
  state: ResourceState,
): Promise<void> {
  const { handler, context } = reference;
  await describing(
    `deleting ${subject(reference, state.inputs, state.id)}`,
    async () => {
      try {
        await handler.delete(context, state.id, state);
      } catch (error) {
        if (!isMissing(error)) {
          throw error;
        }
      }
    },
  );
}

/** Outputs but for those that came from an input that is no more. */
function keptOutputs(state: ResourceState, inputs: PropertyMap): PropertyMap {
  return Object.fromEntries(
    Object.entries(state.outputs).filter(
      ([name]) => name in inputs || !(name in state.inputs),
    ),
  );
}

/** Waits until the resource serves and reads it; from here on a failure must not lose it. */
async function completed(
  reference: ResourceReference,
  id: string,
  inputs: PropertyMap,
  before: PropertyMap,
): Promise<PropertyMap> {
  const { handler, context } = reference;
  const outputs = {
    ...withoutNotes(before),
    region: context.region,
    ...withoutNotes(inputs),
  };
  try {
    return await describing(
      `waiting for ${subject(reference, inputs, id)}`,
      async () => {
        await handler.settle?.(context, id, { inputs, outputs });
        const found = await handler.read(context, id, { inputs, outputs });
        return {
          ...outputs,
          ...found?.inputs,
          ...withoutNotes(inputs),
          ...found?.outputs,
        };
      },
    );
  } catch (error) {
    throw new ResourceInitError({
      id,
      inputs,
      properties: outputs,
      reason: (error as Error).message,
    });
  }
}

async function describing<T>(
  doing: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Error(`${doing}: ${(error as Error).message}`, { cause: error });
  }
}

function subject(
  { handler, resourceName }: ResourceReference,
  inputs: PropertyMap,
  id?: string,
): string {
  const named = handler.naming && inputs[handler.naming.property];
  return `${handler.label} (${named ?? id ?? resourceName})`;
}

function withoutNotes(inputs: PropertyMap): PropertyMap {
  const { __defaults, ...properties } = inputs;
  return properties;
}
