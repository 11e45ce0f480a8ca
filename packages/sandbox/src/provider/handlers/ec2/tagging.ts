import type { EC2, ResourceType, TagSpecification } from '@aws-sdk/client-ec2';
import { applyTags } from '../../aws/applyTags';
import { TaggedInputs, toTagList } from '../../aws/tags';
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
  await applyTags(change, {
    set: tags => ec2.createTags({ Resources: [id], Tags: toTagList(tags) }),
    remove: keys =>
      ec2.deleteTags({ Resources: [id], Tags: keys.map(Key => ({ Key })) }),
  });
}
