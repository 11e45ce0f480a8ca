import { changedTags, TaggedInputs, Tags } from './tags';

/** Brings the tags of a resource to what its inputs say, by a service's own two calls. */
export async function applyTags(
  change: { oldInputs: TaggedInputs; inputs: TaggedInputs },
  calls: {
    set(tags: Tags): Promise<unknown>;
    remove(keys: string[]): Promise<unknown>;
  },
): Promise<void> {
  const { set, remove } = changedTags(
    change.oldInputs.tagsAll,
    change.inputs.tagsAll,
  );
  if (remove.length > 0) {
    await calls.remove(remove);
  }
  if (Object.keys(set).length > 0) {
    await calls.set(set);
  }
}
