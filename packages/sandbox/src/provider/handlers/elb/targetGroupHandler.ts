import type {
  ProtocolEnum,
  TargetGroup,
  TargetTypeEnum,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { TaggedInputs, toTagList } from '../../aws/tags';
import { untilReleased } from '../../aws/untilReleased';
import { defineHandler } from '../../resources/defineHandler';
import { AttributeTable, fromAttributes, toAttributes } from './attributeTable';
import { checkBalancerName } from './checkBalancerName';
import { readTags, updateTags } from './tagging';

interface HealthCheck {
  enabled?: boolean;
  path?: string;
  port?: string;
  protocol?: ProtocolEnum;
  matcher?: string;
  interval?: number;
  timeout?: number;
  healthyThreshold?: number;
  unhealthyThreshold?: number;
}

interface TargetGroupInputs extends TaggedInputs {
  name: string;
  namePrefix?: string;
  port?: number;
  protocol?: ProtocolEnum;
  protocolVersion?: string;
  vpcId?: string;
  targetType?: TargetTypeEnum;
  healthCheck?: HealthCheck;
  stickiness?: { type: string; enabled?: boolean; cookieDuration?: number };
  [attribute: string]: unknown;
}

const attributeTable: AttributeTable = {
  deregistrationDelay: 'deregistration_delay.timeout_seconds',
  slowStart: 'slow_start.duration_seconds',
  loadBalancingAlgorithmType: 'load_balancing.algorithm.type',
  loadBalancingAnomalyMitigation: 'load_balancing.algorithm.anomaly_mitigation',
  loadBalancingCrossZoneEnabled: 'load_balancing.cross_zone.enabled',
};

export const targetGroupHandler = defineHandler<TargetGroupInputs>({
  type: 'aws:lb/targetGroup:TargetGroup',
  label: 'ELBv2 Target Group',
  tagged: true,
  naming: { property: 'name', prefix: 'namePrefix', maximumLength: 32 },
  immutable: [
    'name',
    'namePrefix',
    'port',
    'protocol',
    'protocolVersion',
    'vpcId',
    'targetType',
  ],
  computed: ['arn', 'arnSuffix', 'loadBalancerArns'],
  defaults: {
    targetType: 'instance',
    protocolVersion: 'HTTP1',
    deregistrationDelay: 300,
    slowStart: 0,
    loadBalancingAlgorithmType: 'round_robin',
  },
  check: inputs => [
    ...checkBalancerName(inputs),
    ...(inputs.healthCheck?.path !== undefined &&
    !inputs.healthCheck.path.startsWith('/')
      ? [
          {
            property: 'healthCheck.path',
            reason: `"healthCheck.path" must begin with "/": ${JSON.stringify(
              inputs.healthCheck.path,
            )}`,
          },
        ]
      : []),
  ],
  async create(context, inputs) {
    const elb = await context.client('elb');
    const { TargetGroups: [group] = [] } = await elb.createTargetGroup({
      Name: inputs.name,
      Port: inputs.port,
      Protocol: inputs.protocol,
      ProtocolVersion: inputs.protocolVersion,
      VpcId: inputs.vpcId,
      TargetType: inputs.targetType,
      ...toHealthCheck(inputs.healthCheck),
      Tags: toTagList(inputs.tagsAll),
    });
    return group.TargetGroupArn!;
  },
  async settle(context, id, { inputs }) {
    const elb = await context.client('elb');
    const attributes = [
      ...toAttributes(attributeTable, inputs),
      ...toStickiness(inputs.stickiness),
    ];
    if (attributes.length > 0) {
      await elb.modifyTargetGroupAttributes({
        TargetGroupArn: id,
        Attributes: attributes,
      });
    }
  },
  async read(context, id) {
    const elb = await context.client('elb');
    const { TargetGroups: [group] = [] } = await elb.describeTargetGroups({
      TargetGroupArns: [id],
    });
    if (!group) {
      return undefined;
    }
    const { Attributes } = await elb.describeTargetGroupAttributes({
      TargetGroupArn: id,
    });
    return {
      inputs: {
        name: group.TargetGroupName,
        port: group.Port,
        protocol: group.Protocol,
        protocolVersion: group.ProtocolVersion,
        vpcId: group.VpcId,
        targetType: group.TargetType,
        healthCheck: fromHealthCheck(group),
        ...fromAttributes(attributeTable, Attributes),
        tagsAll: await readTags(elb, id),
      },
      outputs: {
        arn: id,
        arnSuffix: id.replace(/^.*:(targetgroup\/)/, '$1'),
        loadBalancerArns: group.LoadBalancerArns ?? [],
      },
    };
  },
  async update(context, id, change) {
    const elb = await context.client('elb');
    if (change.changed('healthCheck')) {
      await elb.modifyTargetGroup({
        TargetGroupArn: id,
        ...toHealthCheck(change.inputs.healthCheck),
      });
    }
    await updateTags(elb, id, change);
  },
  async delete(context, id) {
    const elb = await context.client('elb');
    await untilReleased(context, () =>
      elb.deleteTargetGroup({ TargetGroupArn: id }),
    );
  },
});

function toHealthCheck(check: HealthCheck | undefined) {
  return check
    ? {
        HealthCheckEnabled: check.enabled,
        HealthCheckPath: check.path,
        HealthCheckPort: check.port,
        HealthCheckProtocol: check.protocol,
        HealthCheckIntervalSeconds: check.interval,
        HealthCheckTimeoutSeconds: check.timeout,
        HealthyThresholdCount: check.healthyThreshold,
        UnhealthyThresholdCount: check.unhealthyThreshold,
        Matcher: check.matcher ? { HttpCode: check.matcher } : undefined,
      }
    : {};
}

function fromHealthCheck(group: TargetGroup): HealthCheck {
  return {
    enabled: group.HealthCheckEnabled,
    path: group.HealthCheckPath,
    port: group.HealthCheckPort,
    protocol: group.HealthCheckProtocol,
    interval: group.HealthCheckIntervalSeconds,
    timeout: group.HealthCheckTimeoutSeconds,
    healthyThreshold: group.HealthyThresholdCount,
    unhealthyThreshold: group.UnhealthyThresholdCount,
    matcher: group.Matcher?.HttpCode,
  };
}

function toStickiness(stickiness: TargetGroupInputs['stickiness']) {
  return stickiness
    ? [
        {
          Key: 'stickiness.enabled',
          Value: String(stickiness.enabled ?? true),
        },
        { Key: 'stickiness.type', Value: stickiness.type },
        {
          Key: 'stickiness.lb_cookie.duration_seconds',
          Value: String(stickiness.cookieDuration ?? 86400),
        },
      ]
    : [];
}
