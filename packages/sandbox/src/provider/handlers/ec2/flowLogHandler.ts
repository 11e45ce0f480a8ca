import type {
  FlowLogsResourceType,
  LogDestinationType,
  TrafficType,
} from '@aws-sdk/client-ec2';
import { fromTagList, TaggedInputs, toTagList } from '../../aws/tags';
import { defineHandler } from '../../resources/defineHandler';
import { ec2Arn } from './ec2Arn';
import { tagSpecifications, updateTags } from './tagging';

interface FlowLogInputs extends TaggedInputs {
  vpcId?: string;
  subnetId?: string;
  eniId?: string;
  trafficType?: TrafficType;
  logDestinationType?: LogDestinationType;
  logDestination?: string;
  logFormat?: string;
  iamRoleArn?: string;
  maxAggregationInterval?: number;
}

export const flowLogHandler = defineHandler<FlowLogInputs>({
  type: 'aws:ec2/flowLog:FlowLog',
  label: 'EC2 Flow Log',
  tagged: true,
  immutable: [
    'vpcId',
    'subnetId',
    'eniId',
    'trafficType',
    'logDestinationType',
    'logDestination',
    'logFormat',
    'iamRoleArn',
    'maxAggregationInterval',
  ],
  computed: ['arn'],
  defaults: {
    logDestinationType: 'cloud-watch-logs',
    maxAggregationInterval: 600,
  },
  async create(context, inputs) {
    const ec2 = await context.client('ec2');
    const [type, id] = target(inputs);
    const { FlowLogIds = [], Unsuccessful = [] } = await ec2.createFlowLogs({
      ResourceType: type,
      ResourceIds: [id],
      TrafficType: inputs.trafficType,
      LogDestinationType: inputs.logDestinationType,
      LogDestination: inputs.logDestination,
      LogFormat: inputs.logFormat,
      DeliverLogsPermissionArn: inputs.iamRoleArn,
      MaxAggregationInterval: inputs.maxAggregationInterval,
      TagSpecifications: tagSpecifications('vpc-flow-log', inputs),
    });
    if (FlowLogIds.length === 0) {
      const refusal = Unsuccessful[0]?.Error;
      throw new Error(`${refusal?.Code}: ${refusal?.Message}`);
    }
    // The emulator takes no tags of a flow log at its creation.
    const tags = toTagList(inputs.tagsAll);
    if (tags.length > 0) {
      await ec2.createTags({ Resources: FlowLogIds, Tags: tags });
    }
    return FlowLogIds[0];
  },
  async read(context, id) {
    const ec2 = await context.client('ec2');
    const { FlowLogs: [log] = [] } = await ec2.describeFlowLogs({
      FlowLogIds: [id],
    });
    return (
      log && {
        inputs: {
          ...place(log.ResourceId),
          trafficType: log.TrafficType,
          logDestinationType: log.LogDestinationType,
          logDestination: log.LogDestination,
          iamRoleArn: log.DeliverLogsPermissionArn,
          maxAggregationInterval: log.MaxAggregationInterval,
          tagsAll: fromTagList(log.Tags),
        },
        outputs: { arn: await ec2Arn(context, `vpc-flow-log/${id}`) },
      }
    );
  },
  async update(context, id, change) {
    await updateTags(await context.client('ec2'), id, change);
  },
  async delete(context, id) {
    const ec2 = await context.client('ec2');
    await ec2.deleteFlowLogs({ FlowLogIds: [id] });
  },
});

function target(inputs: FlowLogInputs): [FlowLogsResourceType, string] {
  if (inputs.vpcId) {
    return ['VPC', inputs.vpcId];
  }
  return inputs.subnetId
    ? ['Subnet', inputs.subnetId]
    : ['NetworkInterface', inputs.eniId ?? ''];
}

function place(resourceId = ''): Partial<FlowLogInputs> {
  if (resourceId.startsWith('vpc-')) {
    return { vpcId: resourceId };
  }
  return resourceId.startsWith('subnet-')
    ? { subnetId: resourceId }
    : { eniId: resourceId };
}
