import { fromTagList, TaggedInputs, toTagList } from '../../aws/tags';
import { applyTags } from '../../aws/applyTags';
import { defineHandler } from '../../resources/defineHandler';

interface TopicInputs extends TaggedInputs {
  name: string;
  namePrefix?: string;
  displayName?: string;
  kmsMasterKeyId?: string;
  policy?: string;
  deliveryPolicy?: string;
  fifoTopic?: boolean;
}

/** Inputs that are attributes of the topic, by the attribute's name. */
const attributes = {
  DisplayName: 'displayName',
  KmsMasterKeyId: 'kmsMasterKeyId',
  Policy: 'policy',
  DeliveryPolicy: 'deliveryPolicy',
} as const;

export const topicHandler = defineHandler<TopicInputs>({
  type: 'aws:sns/topic:Topic',
  label: 'SNS Topic',
  tagged: true,
  naming: { property: 'name', prefix: 'namePrefix', maximumLength: 256 },
  immutable: ['name', 'namePrefix', 'fifoTopic'],
  documents: ['policy', 'deliveryPolicy'],
  computed: ['arn', 'owner', 'policy'],
  defaults: { displayName: '', fifoTopic: false },
  check: ({ name }) =>
    name !== undefined && !/^[\w-]{1,256}(\.fifo)?$/.test(name)
      ? [{ property: 'name', reason: `invalid name: ${JSON.stringify(name)}` }]
      : [],
  async create(context, inputs) {
    const sns = await context.client('sns');
    const { TopicArn } = await sns.createTopic({
      Name: inputs.name,
      Attributes: inputs.fifoTopic ? { FifoTopic: 'true' } : undefined,
      Tags: toTagList(inputs.tagsAll),
    });
    return TopicArn!;
  },
  async settle(context, id, { inputs }) {
    const sns = await context.client('sns');
    for (const [name, property] of Object.entries(attributes)) {
      const value = inputs[property];
      if (value !== undefined) {
        await sns.setTopicAttributes({
          TopicArn: id,
          AttributeName: name,
          AttributeValue: value,
        });
      }
    }
  },
  async read(context, id) {
    const sns = await context.client('sns');
    const { Attributes: found = {} } = await sns.getTopicAttributes({
      TopicArn: id,
    });
    const { Tags } = await sns.listTagsForResource({ ResourceArn: id });
    return {
      inputs: {
        name: id.split(':').pop(),
        displayName: found.DisplayName,
        kmsMasterKeyId: found.KmsMasterKeyId,
        policy: found.Policy,
        deliveryPolicy: found.DeliveryPolicy,
        tagsAll: fromTagList(Tags),
      },
      outputs: { arn: id, owner: found.Owner, policy: found.Policy },
    };
  },
  async update(context, id, change) {
    const sns = await context.client('sns');
    await applyTags(change, {
      set: tags => sns.tagResource({ ResourceArn: id, Tags: toTagList(tags) }),
      remove: TagKeys => sns.untagResource({ ResourceArn: id, TagKeys }),
    });
  },
  async delete(context, id) {
    const sns = await context.client('sns');
    await sns.deleteTopic({ TopicArn: id });
  },
});
