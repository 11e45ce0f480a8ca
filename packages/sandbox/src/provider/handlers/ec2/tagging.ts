import type { EC2, ResourceType, TagSpecification } from '@aws-sdk/client-ec2';
import { changedTags, TaggedInputs, toTagList } from '../../aws/tags';
import { ResourceChange } from '../../resources/ResourceHandler';

/** The tags that a create call gives at once. */
export function tagSpecifications(
  resourceType: ResourceType,
  inputs: TaggedInputs,
): TagSpecification[] | undefined {
  const tags = toTagList(inputs.tagsAll);
  return tags.length > 0
    ? [{ ResourceType: resourceType, Tags: tags }]
    : undefined;
}

/** Brings the tags of a resource to what its inputs say. */
export async function updateTags(
  ec2: EC2,
  id: string,
  change: ResourceChange<TaggedInputs>,
): Promise<void> {
  const { set, remove } = changedTags(
    change.oldInputs.tagsAll,
    change.inputs.tagsAll,
  );
  if (remove.length > 0) {
    await ec2.deleteTags({
      Resources: [id],
      Tags: remove.map(Key => ({ Key })),
    });
  }
  if (Object.keys(set).length > 0) {
    await ec2.createTags({ Resources: [id], Tags: toTagList(set) });
  }
}
