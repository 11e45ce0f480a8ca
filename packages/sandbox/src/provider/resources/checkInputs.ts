import { holdsUnknown, unknownValue } from '../server/unknownValue';
import { PropertyMap } from '../server/PropertyMap';
import { autoName, prefixedName } from './autoName';
import { defaultedInputs } from './defaultedInputs';
import { InputFailure, Naming, ResourceHandler } from './ResourceHandler';
import { isAbsent } from './sameValue';

/** What the engine asks about one resource's inputs. */
export interface CheckOptions {
  handler: ResourceHandler;
  urn: string;
  resourceName: string;
  randomSeed: Uint8Array;
  oldInputs: PropertyMap;
  newInputs: PropertyMap;
  defaultTags: Record<string, string>;
  /** The stack's own rules for names, where it has some. */
  autonaming?: { mode: 'propose' | 'enforce' | 'disable'; name: string };
}

/** Completes inputs by a name and by tags, and refuses those that cannot work. */
export function checkInputs(options: CheckOptions): {
  inputs: PropertyMap;
  failures: InputFailure[];
} {
  const { handler, newInputs } = options;
  const inputs = withoutAbsent(newInputs);
  const failures: InputFailure[] = [];
  writeDocuments(handler, inputs);
  const defaults = fillName(options, inputs, failures);
  if (handler.tagged) {
    const tagsAll = mergeTags(options.defaultTags, inputs.tags);
    if (Object.keys(tagsAll).length > 0) {
      inputs.tagsAll = tagsAll;
    } else {
      delete inputs.tagsAll;
    }
  }
  if (defaults.length > 0) {
    inputs.__defaults = defaults;
  }
  for (const name of handler.required ?? []) {
    if (isAbsent(inputs[name])) {
      failures.push({
        property: name,
        reason: `Missing required argument. The argument "${name}" is required, but no definition was found.`,
      });
    }
  }
  failures.push(...(handler.check?.(knownOf(inputs)) ?? []));
  return { inputs, failures };
}

function fillName(
  options: CheckOptions,
  inputs: PropertyMap,
  failures: InputFailure[],
): string[] {
  const { handler, oldInputs, autonaming } = options;
  const naming = handler.naming;
  if (!naming) {
    return [];
  }
  const { property, maximumLength } = naming;
  const given = inputs[property];
  if (!isAbsent(given)) {
    if (
      typeof given === 'string' &&
      given.length > maximumLength &&
      !holdsUnknown(given)
    ) {
      failures.push({
        property,
        reason: `"${property}" cannot be longer than ${maximumLength} characters: ${JSON.stringify(
          given,
        )}`,
      });
    }
    return [];
  }
  if (autonaming?.mode === 'disable') {
    failures.push({
      property,
      reason: `Missing required argument. Automatic names are off, so the argument "${property}" is required.`,
    });
    return [];
  }
  const keeps = defaultedInputs(oldInputs).includes(property);
  inputs[property] = keeps
    ? oldInputs[property]
    : generateName(options, naming, inputs);
  return [property];
}

function generateName(
  options: CheckOptions,
  naming: Naming,
  inputs: PropertyMap,
): string {
  const prefix = naming.prefix && inputs[naming.prefix];
  if (typeof prefix === 'string') {
    return prefixedName({ ...options, naming, prefix });
  }
  return options.autonaming?.name || autoName({ ...options, naming });
}

/** Policies may be given as objects; AWS takes text. */
function writeDocuments(handler: ResourceHandler, inputs: PropertyMap): void {
  for (const name of handler.documents ?? []) {
    const value = inputs[name];
    if (typeof value === 'object' && value !== null) {
      inputs[name] = holdsUnknown(value) ? unknownValue : JSON.stringify(value);
    }
  }
}

function mergeTags(
  defaultTags: Record<string, string>,
  tags: unknown,
): PropertyMap {
  return { ...defaultTags, ...(tags as PropertyMap | undefined) };
}

function withoutAbsent(inputs: PropertyMap): PropertyMap {
  return Object.fromEntries(
    Object.entries(inputs).filter(
      ([name, value]) => name !== '__defaults' && !isAbsent(value),
    ),
  );
}

function knownOf(inputs: PropertyMap): PropertyMap {
  return Object.fromEntries(
    Object.entries(inputs).filter(([, value]) => !holdsUnknown(value)),
  );
}
