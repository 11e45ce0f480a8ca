/** Whether two inputs say the same: null and absent are one, objects go by their keys. */
export function sameValue(left: unknown, right: unknown): boolean {
  if (left === right || (isAbsent(left) && isAbsent(right))) {
    return true;
  }
  if (isAbsent(left) || isAbsent(right)) {
    return false;
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return (
      left.length === right.length &&
      left.every((entry, index) => sameValue(entry, right[index]))
    );
  }
  if (isObject(left) && isObject(right)) {
    return [...new Set([...Object.keys(left), ...Object.keys(right)])]
      .filter(name => name !== '__defaults')
      .every(name => sameValue(left[name], right[name]));
  }
  // Numbers and booleans may be written as text.
  return !isObject(left) && !isObject(right) && String(left) === String(right);
}

/** Whether a value counts as not given. */
export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
