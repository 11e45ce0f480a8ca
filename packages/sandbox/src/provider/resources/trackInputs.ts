import { PropertyMap } from '../server/PropertyMap';
import { isAutoName } from './autoName';
import { projectOnto } from './projectOnto';
import { ResourceHandler } from './ResourceHandler';
import { sameInput } from './sameInput';
import { isAbsent, sameValue } from './sameValue';

/**
 * The inputs after a look at the cloud. Of a resource in the state only what it was
 * given is followed, so that what AWS adds of its own is no drift; a resource that is
 * being imported takes over everything that differs from AWS's own defaults. What a
 * handler leaves undefined the cloud did not tell; null says that there is nothing.
 */
export function trackInputs(options: {
  handler: ResourceHandler;
  resourceName: string;
  oldInputs: PropertyMap;
  cloudInputs: PropertyMap;
  defaultTags: Record<string, string>;
}): PropertyMap {
  const { handler, oldInputs, cloudInputs } = options;
  const imported = Object.keys(oldInputs).length === 0;
  const inputs: PropertyMap = { ...oldInputs };
  for (const [name, told] of Object.entries(cloudInputs)) {
    const value = imported ? told : projectOnto(oldInputs[name], told);
    const tracked = imported
      ? !isAbsent(value) && !sameValue(value, handler.defaults?.[name])
      : value !== undefined &&
        name in oldInputs &&
        !sameInput(handler, name, value, oldInputs[name]);
    if (tracked) {
      inputs[name] = value;
    }
  }
  if (handler.tagged) {
    trackTags(options, inputs);
  }
  const naming = handler.naming;
  if (
    imported &&
    naming &&
    isAutoName({
      naming,
      resourceName: options.resourceName,
      name: inputs[naming.property],
    })
  ) {
    inputs.__defaults = [naming.property];
  }
  return inputs;
}

/** Tags of the cloud fall to the resource's own, but for those that are everybody's. */
function trackTags(
  options: Parameters<typeof trackInputs>[0],
  inputs: PropertyMap,
): void {
  const { oldInputs, cloudInputs, defaultTags } = options;
  const all = cloudInputs.tagsAll as Record<string, string> | undefined;
  if (!all) {
    return;
  }
  const oldTags = (oldInputs.tags ?? {}) as Record<string, string>;
  const shared =
    Object.keys(oldInputs).length > 0
      ? ((oldInputs.tagsAll ?? {}) as Record<string, string>)
      : defaultTags;
  const own = Object.fromEntries(
    Object.entries(all).filter(
      ([key, value]) => key in oldTags || shared[key] !== value,
    ),
  );
  setOrRemove(inputs, 'tags', own);
  setOrRemove(inputs, 'tagsAll', all);
}

function setOrRemove(
  inputs: PropertyMap,
  name: string,
  value: Record<string, string>,
): void {
  if (Object.keys(value).length > 0) {
    inputs[name] = value;
  } else {
    delete inputs[name];
  }
}
