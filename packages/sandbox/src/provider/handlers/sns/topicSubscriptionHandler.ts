import { defineHandler } from '../../resources/defineHandler';

interface TopicSubscriptionInputs {
  topic: string;
  protocol: string;
  endpoint: string;
  filterPolicy?: string;
  rawMessageDelivery?: boolean;
}

const pending = 'PendingConfirmation';

export const topicSubscriptionHandler = defineHandler<TopicSubscriptionInputs>({
  type: 'aws:sns/topicSubscription:TopicSubscription',
  label: 'SNS Topic Subscription',
  required: ['topic', 'protocol', 'endpoint'],
  immutable: ['topic', 'protocol', 'endpoint'],
  documents: ['filterPolicy'],
  computed: ['arn', 'ownerId', 'pendingConfirmation'],
  async create(context, inputs) {
    const sns = await context.client('sns');
    const { SubscriptionArn } = await sns.subscribe({
      TopicArn: inputs.topic,
      Protocol: inputs.protocol,
      Endpoint: inputs.endpoint,
      ReturnSubscriptionArn: true,
      Attributes: {
        ...(inputs.filterPolicy ? { FilterPolicy: inputs.filterPolicy } : {}),
        ...(inputs.rawMessageDelivery ? { RawMessageDelivery: 'true' } : {}),
      },
    });
    return SubscriptionArn!;
  },
  async read(context, id, { inputs }) {
    const sns = await context.client('sns');
    const topic = inputs.topic ?? id.split(':').slice(0, -1).join(':');
    const { Subscriptions = [] } = await sns.listSubscriptionsByTopic({
      TopicArn: topic,
    });
    const found = Subscriptions.find(
      subscription =>
        subscription.SubscriptionArn === id ||
        (subscription.Protocol === inputs.protocol &&
          subscription.Endpoint === inputs.endpoint),
    );
    return (
      found && {
        inputs: {
          topic: found.TopicArn,
          protocol: found.Protocol,
          endpoint: found.Endpoint,
        },
        outputs: {
          arn: id,
          ownerId: found.Owner,
          pendingConfirmation: found.SubscriptionArn === pending,
        },
      }
    );
  },
  async update(context, id, { inputs }) {
    const sns = await context.client('sns');
    await sns.setSubscriptionAttributes({
      SubscriptionArn: id,
      AttributeName: 'FilterPolicy',
      AttributeValue: inputs.filterPolicy ?? '{}',
    });
    await sns.setSubscriptionAttributes({
      SubscriptionArn: id,
      AttributeName: 'RawMessageDelivery',
      AttributeValue: String(inputs.rawMessageDelivery ?? false),
    });
  },
  async delete(context, id) {
    const sns = await context.client('sns');
    await sns.unsubscribe({ SubscriptionArn: id });
  },
});
