import { defaultedInputs } from './defaultedInputs';
import { holdsUnknown } from '../server/unknownValue';
import { PropertyMap } from '../server/PropertyMap';
import { ResourceHandler } from './ResourceHandler';
import { sameInput } from './sameInput';
import { isAbsent, sameValue } from './sameValue';

/** How one property changes. */
export interface PropertyChange {
  kind: 'add' | 'delete' | 'update';
  replace: boolean;
}

/** What would have to be done to get from one set of inputs to another. */
export interface InputDifference {
  /** By path, such as `tags.owner` or `ingress[0]`. */
  changes: Map<string, PropertyChange>;
  /** Names of the inputs that change. */
  names: string[];
  /** Names of the inputs whose change needs another resource. */
  replaces: string[];
  deleteBeforeReplace: boolean;
}

/** Compares inputs only: what the cloud adds of its own is no change. */
export function diffInputs(options: {
  handler: Pick<
    ResourceHandler,
    'immutable' | 'naming' | 'exclusive' | 'unordered' | 'documents'
  >;
  oldInputs: PropertyMap;
  newInputs: PropertyMap;
}): InputDifference {
  const { handler, oldInputs, newInputs } = options;
  const immutable = new Set<string>([...(handler.immutable ?? []), 'region']);
  const changes = new Map<string, PropertyChange>();
  const names = [
    ...new Set([...Object.keys(oldInputs), ...Object.keys(newInputs)]),
  ].filter(
    name =>
      name !== '__defaults' &&
      !sameInput(handler, name, oldInputs[name], newInputs[name]),
  );
  for (const name of names) {
    collectChanges({
      path: name,
      from: oldInputs[name],
      to: newInputs[name],
      replace: immutable.has(name),
      changes,
    });
  }
  const replaces = names.filter(name => immutable.has(name));
  return {
    changes,
    names,
    replaces,
    deleteBeforeReplace:
      replaces.length > 0 &&
      (handler.exclusive === true ||
        keepsItsName(handler, oldInputs, newInputs)),
  };
}

/** Two of the same given name cannot live at once; a generated name differs each time. */
function keepsItsName(
  handler: Pick<ResourceHandler, 'naming'>,
  oldInputs: PropertyMap,
  newInputs: PropertyMap,
): boolean {
  const property = handler.naming?.property;
  return (
    property !== undefined &&
    !defaultedInputs(newInputs).includes(property) &&
    !isAbsent(oldInputs[property]) &&
    sameValue(oldInputs[property], newInputs[property])
  );
}

function collectChanges(options: {
  path: string;
  from: unknown;
  to: unknown;
  replace: boolean;
  changes: Map<string, PropertyChange>;
}): void {
  const { path, from, to, replace, changes } = options;
  if (isAbsent(from) || isAbsent(to)) {
    const kind = isAbsent(from) ? 'add' : 'delete';
    changes.set(path, { kind, replace });
    return;
  }
  const nested =
    typeof from === 'object' &&
    typeof to === 'object' &&
    Array.isArray(from) === Array.isArray(to) &&
    !holdsUnknown(to);
  if (!nested) {
    changes.set(path, { kind: 'update', replace });
    return;
  }
  const before = from as PropertyMap;
  const after = to as PropertyMap;
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (key !== '__defaults' && !sameValue(before[key], after[key])) {
      collectChanges({
        path: appendToPath(path, key, Array.isArray(from)),
        from: before[key],
        to: after[key],
        replace,
        changes,
      });
    }
  }
}

function appendToPath(path: string, key: string, isIndex: boolean): string {
  if (isIndex) {
    return `${path}[${key}]`;
  }
  return /^[A-Za-z_]\w*$/.test(key)
    ? `${path}.${key}`
    : `${path}[${JSON.stringify(key)}]`;
}
