import type { ECS, Tag } from '@aws-sdk/client-ecs';
import { applyTags } from '../../aws/applyTags';
import { TaggedInputs, Tags } from '../../aws/tags';

/** Tags as ECS takes them; an empty list is refused. */
export function toEcsTags(tags: Tags | undefined): Tag[] | undefined {
  const list = Object.entries(tags ?? {}).map(([key, value]) => ({
    key,
    value,
  }));
  return list.length > 0 ? list : undefined;
}

/** Tags as ECS gives them. */
export function fromEcsTags(tags: Tag[] | undefined): Tags {
  return Object.fromEntries(
    (tags ?? []).map(({ key, value }) => [key, value ?? '']),
  );
}

/** Brings the tags of something in ECS to what its inputs say. */
export async function updateTags(
  ecs: ECS,
  resourceArn: string,
  change: { oldInputs: TaggedInputs; inputs: TaggedInputs },
): Promise<void> {
  await applyTags(change, {
    set: tags => ecs.tagResource({ resourceArn, tags: toEcsTags(tags) }),
    remove: tagKeys => ecs.untagResource({ resourceArn, tagKeys }),
  });
}
