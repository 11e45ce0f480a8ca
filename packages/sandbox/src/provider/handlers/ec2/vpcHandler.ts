import type { EC2 } from '@aws-sdk/client-ec2';
import { fromTagList, TaggedInputs } from '../../aws/tags';
import { untilReleased } from '../../aws/untilReleased';
import { defineHandler } from '../../resources/defineHandler';
import { ec2Arn } from './ec2Arn';
import { tagSpecifications, updateTags } from './tagging';

interface VpcInputs extends TaggedInputs {
  cidrBlock?: string;
  instanceTenancy?: 'default' | 'dedicated';
  enableDnsHostnames?: boolean;
  enableDnsSupport?: boolean;
}

export const vpcHandler = defineHandler<VpcInputs>({
  type: 'aws:ec2/vpc:Vpc',
  label: 'EC2 VPC',
  tagged: true,
  immutable: ['cidrBlock'],
  computed: [
    'arn',
    'ownerId',
    'mainRouteTableId',
    'defaultRouteTableId',
    'defaultNetworkAclId',
    'defaultSecurityGroupId',
    'dhcpOptionsId',
  ],
  defaults: {
    enableDnsSupport: true,
    enableDnsHostnames: false,
    instanceTenancy: 'default',
  },
  check: ({ cidrBlock }) =>
    cidrBlock === undefined ||
    /^\d+(\.\d+){3}\/(1[6-9]|2[0-8])$/.test(cidrBlock)
      ? []
      : [
          {
            property: 'cidrBlock',
            reason: `"cidrBlock" must be an IPv4 range between /16 and /28, got: ${cidrBlock}`,
          },
        ],
  async create(context, inputs) {
    const ec2 = await context.client('ec2');
    const { Vpc } = await ec2.createVpc({
      CidrBlock: inputs.cidrBlock,
      InstanceTenancy: inputs.instanceTenancy,
      TagSpecifications: tagSpecifications('vpc', inputs),
    });
    return Vpc!.VpcId!;
  },
  async settle(context, id, { inputs }) {
    await setDnsAttributes(await context.client('ec2'), id, inputs);
  },
  async read(context, id) {
    const ec2 = await context.client('ec2');
    const { Vpcs: [vpc] = [] } = await ec2.describeVpcs({ VpcIds: [id] });
    if (!vpc) {
      return undefined;
    }
    const ofVpc = { Filters: [{ Name: 'vpc-id', Values: [id] }] };
    const [support, hostnames, groups, tables, acls] = await Promise.all([
      ec2.describeVpcAttribute({ VpcId: id, Attribute: 'enableDnsSupport' }),
      ec2.describeVpcAttribute({ VpcId: id, Attribute: 'enableDnsHostnames' }),
      ec2.describeSecurityGroups(ofVpc),
      ec2.describeRouteTables(ofVpc),
      ec2.describeNetworkAcls(ofVpc),
    ]);
    const mainTable = tables.RouteTables?.find(table =>
      table.Associations?.some(association => association.Main),
    );
    return {
      inputs: {
        cidrBlock: vpc.CidrBlock,
        instanceTenancy: vpc.InstanceTenancy,
        enableDnsSupport: support.EnableDnsSupport?.Value,
        enableDnsHostnames: hostnames.EnableDnsHostnames?.Value,
        tagsAll: fromTagList(vpc.Tags),
      },
      outputs: {
        arn: await ec2Arn(context, `vpc/${id}`),
        ownerId: await context.accountId(),
        dhcpOptionsId: vpc.DhcpOptionsId,
        mainRouteTableId: mainTable?.RouteTableId,
        defaultRouteTableId: mainTable?.RouteTableId,
        defaultSecurityGroupId: groups.SecurityGroups?.find(
          group => group.GroupName === 'default',
        )?.GroupId,
        defaultNetworkAclId: acls.NetworkAcls?.find(acl => acl.IsDefault)
          ?.NetworkAclId,
      },
    };
  },
  async update(context, id, change) {
    const ec2 = await context.client('ec2');
    await updateTags(ec2, id, change);
  },
  async delete(context, id) {
    const ec2 = await context.client('ec2');
    await untilReleased(context, () => ec2.deleteVpc({ VpcId: id }));
  },
});

async function setDnsAttributes(
  ec2: EC2,
  id: string,
  inputs: VpcInputs,
): Promise<void> {
  const { enableDnsSupport, enableDnsHostnames } = inputs;
  // Host names need the support, so it goes first. One call takes one attribute.
  if (enableDnsSupport !== undefined) {
    await ec2.modifyVpcAttribute({
      VpcId: id,
      EnableDnsSupport: { Value: enableDnsSupport },
    });
  }
  if (enableDnsHostnames !== undefined) {
    await ec2.modifyVpcAttribute({
      VpcId: id,
      EnableDnsHostnames: { Value: enableDnsHostnames },
    });
  }
}
