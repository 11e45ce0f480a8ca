import { JsonObject, JsonValue } from '@backstage/types';

const SEGMENT = /\["((?:[^"\\]|\\.)*)"\]|\[(\d+|\*)\]|([^.[\]]+)/g;

/** Takes apart the engine's property paths: `a.b`, `a[0]`, `tags["a.b"]`. */
export function parsePropertyPath(path: string): Array<string | number> {
  return [...path.matchAll(SEGMENT)].map(([, quoted, index, name]) => {
    if (quoted !== undefined) {
      return quoted.replace(/\\(.)/g, '$1');
    }
    return index !== undefined && index !== '*' ? Number(index) : index ?? name;
  });
}

/** The value at a path. What stands above a masked value is masked as a whole. */
export function readProperty(
  root: JsonObject,
  segments: Array<string | number>,
): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  for (const segment of segments) {
    if (value === '[secret]') {
      return value;
    }
    if (value === null || typeof value !== 'object') {
      return undefined;
    }
    value = (value as JsonObject)[segment];
  }
  return value;
}
