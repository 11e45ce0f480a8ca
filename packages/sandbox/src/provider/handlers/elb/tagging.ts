import type { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { applyTags } from '../../aws/applyTags';
import { fromTagList, TaggedInputs, Tags, toTagList } from '../../aws/tags';

/** The tags of one thing in load balancing. */
export async function readTags(
  elb: ElasticLoadBalancingV2,
  arn: string,
): Promise<Tags> {
  const { TagDescriptions: [description] = [] } = await elb.describeTags({
    ResourceArns: [arn],
  });
  return fromTagList(description?.Tags);
}

/** Brings the tags to what the inputs say. */
export async function updateTags(
  elb: ElasticLoadBalancingV2,
  arn: string,
  change: { oldInputs: TaggedInputs; inputs: TaggedInputs },
): Promise<void> {
  await applyTags(change, {
    set: tags => elb.addTags({ ResourceArns: [arn], Tags: toTagList(tags) }),
    remove: TagKeys => elb.removeTags({ ResourceArns: [arn], TagKeys }),
  });
}
