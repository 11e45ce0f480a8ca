import type { EC2, VpcEndpoint } from '@aws-sdk/client-ec2';
import { orMissing } from '../../aws/orMissing';
import { fromTagList, TaggedInputs } from '../../aws/tags';
import { waitFor } from '../../aws/waitFor';
import { defineHandler } from '../../resources/defineHandler';
import { ec2Arn } from './ec2Arn';
import { tagSpecifications, updateTags } from './tagging';

interface VpcEndpointInputs extends TaggedInputs {
  vpcId: string;
  serviceName?: string;
  vpcEndpointType?: 'Gateway' | 'Interface' | 'GatewayLoadBalancer';
  policy?: string;
  privateDnsEnabled?: boolean;
  routeTableIds?: string[];
  subnetIds?: string[];
  securityGroupIds?: string[];
}

export const vpcEndpointHandler = defineHandler<VpcEndpointInputs>({
  type: 'aws:ec2/vpcEndpoint:VpcEndpoint',
  label: 'EC2 VPC Endpoint',
  tagged: true,
  required: ['vpcId'],
  immutable: ['vpcId', 'serviceName', 'vpcEndpointType'],
  unordered: ['routeTableIds', 'subnetIds', 'securityGroupIds'],
  documents: ['policy'],
  computed: ['arn', 'state', 'ownerId', 'prefixListId', 'dnsEntries'],
  defaults: { vpcEndpointType: 'Gateway', privateDnsEnabled: false },
  async create(context, inputs) {
    const ec2 = await context.client('ec2');
    const { VpcEndpoint: endpoint } = await ec2.createVpcEndpoint({
      VpcId: inputs.vpcId,
      ServiceName: inputs.serviceName,
      VpcEndpointType: inputs.vpcEndpointType,
      PolicyDocument: inputs.policy,
      PrivateDnsEnabled: inputs.privateDnsEnabled,
      RouteTableIds: inputs.routeTableIds,
      SubnetIds: inputs.subnetIds,
      SecurityGroupIds: inputs.securityGroupIds,
      TagSpecifications: tagSpecifications('vpc-endpoint', inputs),
    });
    return endpoint!.VpcEndpointId!;
  },
  async read(context, id) {
    const endpoint = await find(await context.client('ec2'), id);
    if (!endpoint || /^delet/i.test(endpoint.State ?? '')) {
      return undefined;
    }
    return {
      inputs: {
        vpcId: endpoint.VpcId,
        serviceName: endpoint.ServiceName,
        vpcEndpointType: endpoint.VpcEndpointType,
        privateDnsEnabled: endpoint.PrivateDnsEnabled,
        routeTableIds: endpoint.RouteTableIds ?? [],
        subnetIds: endpoint.SubnetIds ?? [],
        securityGroupIds: (endpoint.Groups ?? []).map(group => group.GroupId),
        tagsAll: fromTagList(endpoint.Tags),
      },
      outputs: {
        arn: await ec2Arn(context, `vpc-endpoint/${id}`),
        state: endpoint.State,
        ownerId: endpoint.OwnerId,
        dnsEntries: (endpoint.DnsEntries ?? []).map(entry => ({
          dnsName: entry.DnsName,
          hostedZoneId: entry.HostedZoneId,
        })),
      },
    };
  },
  async update(context, id, change) {
    const ec2 = await context.client('ec2');
    await updateTags(ec2, id, change);
    const { inputs, oldInputs } = change;
    if (
      change.changed(
        'policy',
        'privateDnsEnabled',
        'routeTableIds',
        'subnetIds',
        'securityGroupIds',
      )
    ) {
      const tables = difference(oldInputs.routeTableIds, inputs.routeTableIds);
      const subnets = difference(oldInputs.subnetIds, inputs.subnetIds);
      const groups = difference(
        oldInputs.securityGroupIds,
        inputs.securityGroupIds,
      );
      await ec2.modifyVpcEndpoint({
        VpcEndpointId: id,
        PolicyDocument: inputs.policy,
        PrivateDnsEnabled: change.changed('privateDnsEnabled')
          ? inputs.privateDnsEnabled
          : undefined,
        AddRouteTableIds: tables.added,
        RemoveRouteTableIds: tables.removed,
        AddSubnetIds: subnets.added,
        RemoveSubnetIds: subnets.removed,
        AddSecurityGroupIds: groups.added,
        RemoveSecurityGroupIds: groups.removed,
      });
    }
  },
  async delete(context, id) {
    const ec2 = await context.client('ec2');
    await ec2.deleteVpcEndpoints({ VpcEndpointIds: [id] });
    await waitFor(
      {
        subject: `EC2 VPC Endpoint (${id}) to be deleted`,
        context,
      },
      async () => {
        const endpoint = await orMissing(find(ec2, id));
        return !endpoint || endpoint.State === 'Deleted' || undefined;
      },
    );
  },
});

async function find(ec2: EC2, id: string): Promise<VpcEndpoint | undefined> {
  const { VpcEndpoints = [] } = await ec2.describeVpcEndpoints({
    VpcEndpointIds: [id],
  });
  return VpcEndpoints[0];
}

/** What a list gained and lost; a call takes no empty lists. */
function difference(before: string[] = [], after: string[] = []) {
  const added = after.filter(entry => !before.includes(entry));
  const removed = before.filter(entry => !after.includes(entry));
  return {
    added: added.length > 0 ? added : undefined,
    removed: removed.length > 0 ? removed : undefined,
  };
}
