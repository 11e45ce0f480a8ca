/**
 * What the cloud has of what is known: AWS completes nested objects by its defaults,
 * and those are nobody's change. Entries of a list go by their place.
 */
export function projectOnto(known: unknown, cloud: unknown): unknown {
  if (Array.isArray(known) && Array.isArray(cloud)) {
    return cloud.map((entry, index) => projectOnto(known[index], entry));
  }
  if (isObject(known) && isObject(cloud)) {
    return Object.fromEntries(
      Object.entries(known).map(([key, value]) => [
        key,
        cloud[key] === undefined ? value : projectOnto(value, cloud[key]),
      ]),
    );
  }
  return cloud;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
