import type { RDS } from '@aws-sdk/client-rds';
import { applyTags } from '../../aws/applyTags';
import { fromTagList, TaggedInputs, Tags, toTagList } from '../../aws/tags';
import { PropertyMap } from '../../server/PropertyMap';

/** The tags of something in RDS. */
export async function readTags(
  rds: RDS,
  arn: string | undefined,
): Promise<Tags> {
  const { TagList } = await rds.listTagsForResource({ ResourceName: arn });
  return fromTagList(TagList);
}

/** Brings the tags to what the inputs say. */
export async function updateTags(
  rds: RDS,
  change: {
    oldInputs: TaggedInputs;
    inputs: TaggedInputs;
    outputs: PropertyMap;
  },
): Promise<void> {
  const ResourceName = String(change.outputs.arn);
  await applyTags(change, {
    set: tags => rds.addTagsToResource({ ResourceName, Tags: toTagList(tags) }),
    remove: TagKeys => rds.removeTagsFromResource({ ResourceName, TagKeys }),
  });
}
