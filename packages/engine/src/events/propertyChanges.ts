import { PropertyChange } from '@backlot/plugin-environments-common';
import { JsonObject, JsonValue } from '@backstage/types';
import type { StepEventMetadata } from '@pulumi/pulumi/automation';
import { maskStateValue } from '../masking/maskStateValue';
import { parsePropertyPath, readProperty } from './propertyPath';

/** What the engine puts in place of values that only exist after the deployment. */
const UNKNOWN = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';
const UNKNOWN_TEXT = '[known after deploy]';
const MAXIMUM_VALUE_LENGTH = 4_000;

/**
 * Says property by property what a step changes.
 *
 * @param options.observed - true for a refresh, where the old side is what the state
 *   says and the new side is what the cloud has.
 */
export function propertyChanges(options: {
  metadata: StepEventMetadata;
  observed?: boolean;
}): PropertyChange[] {
  const { metadata, observed } = options;
  const before = metadata.old;
  const after = metadata.new;
  if (!before) {
    return Object.entries(present(after?.inputs)).map(([path, value]) => ({
      path,
      after: shorten(value),
      replaces: false,
    }));
  }
  if (!after) {
    return [];
  }
  if (metadata.detailedDiff && Object.keys(metadata.detailedDiff).length > 0) {
    return Object.entries(metadata.detailedDiff).map(([path, diff]) => {
      const segments = parsePropertyPath(path);
      const oldSide = diff.inputDiff ? before.inputs : before.outputs;
      const newSide = after.inputs;
      return change({
        path,
        before:
          readProperty(present(oldSide), segments) ??
          readProperty(present(before.inputs), segments),
        after:
          readProperty(present(observed ? after.outputs : newSide), segments) ??
          readProperty(
            present(observed ? after.inputs : after.outputs),
            segments,
          ),
        replaces: diff.diffKind.endsWith('-replace'),
        kind: diff.diffKind,
      });
    });
  }
  const names = new Set([...(metadata.diffs ?? []), ...(metadata.keys ?? [])]);
  const side = observed && names.size === 0 ? 'outputs' : 'inputs';
  if (observed && names.size === 0) {
    const oldOutputs = present(before.outputs);
    const newOutputs = present(after.outputs);
    for (const name of [
      ...Object.keys(oldOutputs),
      ...Object.keys(newOutputs),
    ]) {
      if (
        JSON.stringify(oldOutputs[name]) !== JSON.stringify(newOutputs[name])
      ) {
        names.add(name);
      }
    }
  }
  return [...names].map(name =>
    change({
      path: name,
      before: present(before[side])[name],
      after: present(after[side])[name],
      replaces: metadata.keys?.includes(name) ?? false,
    }),
  );
}

function change(options: {
  path: string;
  before: JsonValue | undefined;
  after: JsonValue | undefined;
  replaces: boolean;
  kind?: string;
}): PropertyChange {
  const { path, before, after, replaces, kind = 'update' } = options;
  return {
    path,
    ...(before !== undefined && !kind.startsWith('add')
      ? { before: shorten(before) }
      : {}),
    ...(after !== undefined && !kind.startsWith('delete')
      ? { after: shorten(after) }
      : {}),
    replaces,
  };
}

function present(values: Record<string, any> | undefined): JsonObject {
  const { __defaults, ...rest } = (values ?? {}) as JsonObject;
  return rest;
}

function shorten(value: JsonValue | undefined): JsonValue {
  const readable = withoutUnknowns(maskStateValue(value ?? null));
  const text =
    typeof readable === 'string' ? readable : JSON.stringify(readable);
  return text.length > MAXIMUM_VALUE_LENGTH
    ? `${text.slice(0, MAXIMUM_VALUE_LENGTH)}…`
    : readable;
}

function withoutUnknowns(value: JsonValue): JsonValue {
  if (typeof value === 'string') {
    return value === UNKNOWN
      ? UNKNOWN_TEXT
      : value.split(UNKNOWN).join(UNKNOWN_TEXT);
  }
  if (Array.isArray(value)) {
    return value.map(withoutUnknowns);
  }
  if (value && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        name,
        withoutUnknowns(item ?? null),
      ]),
    );
  }
  return value;
}
