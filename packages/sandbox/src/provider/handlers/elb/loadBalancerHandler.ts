import type {
  ElasticLoadBalancingV2,
  IpAddressType,
  LoadBalancer,
  LoadBalancerTypeEnum,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { orMissing } from '../../aws/orMissing';
import { TaggedInputs, toTagList } from '../../aws/tags';
import { waitFor } from '../../aws/waitFor';
import { defineHandler } from '../../resources/defineHandler';
import { AttributeTable, fromAttributes, toAttributes } from './attributeTable';
import { checkBalancerName } from './checkBalancerName';
import { readTags, updateTags } from './tagging';

interface LogsInput {
  bucket: string;
  enabled?: boolean;
  prefix?: string;
}

interface LoadBalancerInputs extends TaggedInputs {
  name: string;
  namePrefix?: string;
  internal?: boolean;
  loadBalancerType?: LoadBalancerTypeEnum;
  ipAddressType?: IpAddressType;
  securityGroups?: string[];
  subnets?: string[];
  accessLogs?: LogsInput;
  [attribute: string]: unknown;
}

const attributeTable: AttributeTable = {
  enableDeletionProtection: 'deletion_protection.enabled',
  idleTimeout: 'idle_timeout.timeout_seconds',
  dropInvalidHeaderFields: 'routing.http.drop_invalid_header_fields.enabled',
  desyncMitigationMode: 'routing.http.desync_mitigation_mode',
  enableHttp2: 'routing.http2.enabled',
  enableWafFailOpen: 'waf.fail_open.enabled',
  enableXffClientPort: 'routing.http.xff_client_port.enabled',
  preserveHostHeader: 'routing.http.preserve_host_header.enabled',
  xffHeaderProcessingMode: 'routing.http.xff_header_processing.mode',
  enableCrossZoneLoadBalancing: 'load_balancing.cross_zone.enabled',
  enableZonalShift: 'zonal_shift.config.enabled',
  clientKeepAlive: 'client_keep_alive.seconds',
};

export const loadBalancerHandler = defineHandler<LoadBalancerInputs>({
  type: 'aws:lb/loadBalancer:LoadBalancer',
  label: 'ELBv2 application Load Balancer',
  tagged: true,
  naming: { property: 'name', prefix: 'namePrefix', maximumLength: 32 },
  immutable: ['name', 'namePrefix', 'internal', 'loadBalancerType'],
  unordered: ['securityGroups', 'subnets'],
  computed: ['arn', 'arnSuffix', 'dnsName', 'zoneId', 'vpcId'],
  defaults: {
    internal: false,
    loadBalancerType: 'application',
    ipAddressType: 'ipv4',
    enableDeletionProtection: false,
    idleTimeout: 60,
    dropInvalidHeaderFields: false,
    desyncMitigationMode: 'defensive',
    enableHttp2: true,
    clientKeepAlive: 3600,
    xffHeaderProcessingMode: 'append',
  },
  check: inputs => checkBalancerName(inputs),
  async create(context, inputs) {
    const elb = await context.client('elb');
    const { LoadBalancers: [balancer] = [] } = await elb.createLoadBalancer({
      Name: inputs.name,
      Scheme: inputs.internal ? 'internal' : 'internet-facing',
      Type: inputs.loadBalancerType,
      IpAddressType: inputs.ipAddressType,
      SecurityGroups: inputs.securityGroups,
      Subnets: inputs.subnets,
      Tags: toTagList(inputs.tagsAll),
    });
    return balancer.LoadBalancerArn!;
  },
  async settle(context, id, { inputs }) {
    const elb = await context.client('elb');
    const attributes = [
      ...toAttributes(attributeTable, inputs),
      ...toLogAttributes(inputs.accessLogs),
    ];
    if (attributes.length > 0) {
      await elb.modifyLoadBalancerAttributes({
        LoadBalancerArn: id,
        Attributes: attributes,
      });
    }
    await waitFor(
      {
        subject: `ELBv2 Load Balancer (${inputs.name}) to become active`,
        context,
      },
      async () => {
        const state = (await find(elb, id))?.State?.Code;
        if (state === 'failed') {
          throw new Error("unexpected state 'failed', wanted target 'active'");
        }
        return state === 'active' || undefined;
      },
    );
  },
  async read(context, id) {
    const elb = await context.client('elb');
    const balancer = await find(elb, id);
    if (!balancer) {
      return undefined;
    }
    const { Attributes } = await elb.describeLoadBalancerAttributes({
      LoadBalancerArn: id,
    });
    return {
      inputs: {
        name: balancer.LoadBalancerName,
        internal: balancer.Scheme === 'internal',
        loadBalancerType: balancer.Type,
        ipAddressType: balancer.IpAddressType,
        securityGroups: balancer.SecurityGroups ?? [],
        subnets: balancer.AvailabilityZones?.map(zone => zone.SubnetId),
        ...fromAttributes(attributeTable, Attributes),
        tagsAll: await readTags(elb, id),
      },
      outputs: {
        arn: id,
        arnSuffix: id.replace(/^.*:loadbalancer\//, ''),
        dnsName: balancer.DNSName,
        zoneId: balancer.CanonicalHostedZoneId,
        vpcId: balancer.VpcId,
      },
    };
  },
  async update(context, id, change) {
    const elb = await context.client('elb');
    const { inputs } = change;
    if (change.changed('securityGroups')) {
      await elb.setSecurityGroups({
        LoadBalancerArn: id,
        SecurityGroups: inputs.securityGroups ?? [],
      });
    }
    if (change.changed('subnets')) {
      await elb.setSubnets({
        LoadBalancerArn: id,
        Subnets: inputs.subnets ?? [],
      });
    }
    if (change.changed('ipAddressType')) {
      await elb.setIpAddressType({
        LoadBalancerArn: id,
        IpAddressType: inputs.ipAddressType ?? 'ipv4',
      });
    }
    await updateTags(elb, id, change);
  },
  async delete(context, id) {
    const elb = await context.client('elb');
    await elb.deleteLoadBalancer({ LoadBalancerArn: id });
    await waitFor(
      {
        subject: `ELBv2 Load Balancer (${id}) to be deleted`,
        context,
      },
      async () => !(await orMissing(find(elb, id))) || undefined,
    );
  },
});

async function find(
  elb: ElasticLoadBalancingV2,
  arn: string,
): Promise<LoadBalancer | undefined> {
  const { LoadBalancers = [] } = await elb.describeLoadBalancers({
    LoadBalancerArns: [arn],
  });
  return LoadBalancers[0];
}

function toLogAttributes(logs: LogsInput | undefined) {
  return logs
    ? [
        {
          Key: 'access_logs.s3.enabled',
          Value: String(logs.enabled ?? false),
        },
        { Key: 'access_logs.s3.bucket', Value: logs.bucket },
        { Key: 'access_logs.s3.prefix', Value: logs.prefix ?? '' },
      ]
    : [];
}
