/**
 * A number from 0 to 1 that looks like chance, and is always the same for the same seed and index.
 */
export function noise(seed: string, index: number): number {
  // FNV-1a, with a last mix because neighbouring indices must not give neighbouring numbers.
  let hash = 0x811c9dc5;
  for (const character of `${seed}:${index}`) {
    hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x100000000;
}
