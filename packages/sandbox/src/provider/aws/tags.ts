/** Tags as Pulumi writes them. */
export type Tags = Record<string, string>;

/** Inputs of every type that can be tagged. */
export interface TaggedInputs {
  tags?: Tags;
  tagsAll?: Tags;
}

/** Tags as most services take them. */
export function toTagList(
  tags: Tags | undefined,
): { Key: string; Value: string }[] {
  return Object.entries(tags ?? {}).map(([Key, Value]) => ({ Key, Value }));
}

/** Tags as most services give them, without AWS's own. */
export function fromTagList(
  list: { Key?: string; Value?: string }[] | undefined,
): Tags {
  return Object.fromEntries(
    (list ?? [])
      .filter(({ Key }) => Key && !Key.startsWith('aws:'))
      .map(({ Key, Value }) => [Key, Value ?? '']),
  );
}

/** Which tags a change sets and which it takes away. */
export function changedTags(
  oldTags: Tags | undefined,
  newTags: Tags | undefined,
): { set: Tags; remove: string[] } {
  return {
    set: Object.fromEntries(
      Object.entries(newTags ?? {}).filter(
        ([key, value]) => oldTags?.[key] !== value,
      ),
    ),
    remove: Object.keys(oldTags ?? {}).filter(key => !(key in (newTags ?? {}))),
  };
}
