import type { EC2, NatGateway } from '@aws-sdk/client-ec2';
import { orMissing } from '../../aws/orMissing';
import { fromTagList, TaggedInputs } from '../../aws/tags';
import { waitFor } from '../../aws/waitFor';
import { defineHandler } from '../../resources/defineHandler';
import { tagSpecifications, updateTags } from './tagging';

interface NatGatewayInputs extends TaggedInputs {
  subnetId?: string;
  vpcId?: string;
  allocationId?: string;
  availabilityMode?: 'zonal' | 'regional';
  connectivityType?: 'public' | 'private';
  privateIp?: string;
}

export const natGatewayHandler = defineHandler<NatGatewayInputs>({
  type: 'aws:ec2/natGateway:NatGateway',
  label: 'EC2 NAT Gateway',
  tagged: true,
  immutable: [
    'subnetId',
    'vpcId',
    'allocationId',
    'availabilityMode',
    'connectivityType',
    'privateIp',
  ],
  computed: ['publicIp', 'privateIp', 'networkInterfaceId', 'associationId'],
  defaults: { connectivityType: 'public' },
  check: ({ availabilityMode, subnetId }) =>
    availabilityMode === 'regional' && subnetId
      ? [
          {
            property: 'subnetId',
            reason: '"subnetId" must not be given for a regional NAT gateway',
          },
        ]
      : [],
  async create(context, inputs) {
    const ec2 = await context.client('ec2');
    const { NatGateway: gateway } = await ec2.createNatGateway({
      SubnetId: inputs.subnetId,
      VpcId: inputs.vpcId,
      AllocationId: inputs.allocationId,
      AvailabilityMode: inputs.availabilityMode,
      ConnectivityType: inputs.connectivityType,
      PrivateIpAddress: inputs.privateIp,
      TagSpecifications: tagSpecifications('natgateway', inputs),
    });
    return gateway!.NatGatewayId!;
  },
  async settle(context, id) {
    const ec2 = await context.client('ec2');
    await waitFor(
      {
        subject: `EC2 NAT Gateway (${id}) to become available`,
        context,
      },
      async () => {
        const gateway = await find(ec2, id);
        if (gateway?.State === 'failed') {
          throw new Error(
            `unexpected state 'failed', wanted target 'available'. ${
              gateway.FailureCode ?? ''
            }: ${gateway.FailureMessage ?? ''}`,
          );
        }
        return gateway?.State === 'available' || undefined;
      },
    );
  },
  async read(context, id) {
    const ec2 = await context.client('ec2');
    const gateway = await find(ec2, id);
    if (!gateway || /^delet/.test(gateway.State ?? '')) {
      return undefined;
    }
    const address = gateway.NatGatewayAddresses?.[0];
    return {
      inputs: {
        subnetId: gateway.SubnetId,
        allocationId: address?.AllocationId,
        connectivityType: gateway.ConnectivityType,
        tagsAll: fromTagList(gateway.Tags),
      },
      outputs: {
        publicIp: address?.PublicIp,
        privateIp: address?.PrivateIp,
        networkInterfaceId: address?.NetworkInterfaceId,
        associationId: address?.AssociationId,
      },
    };
  },
  async update(context, id, change) {
    await updateTags(await context.client('ec2'), id, change);
  },
  async delete(context, id) {
    const ec2 = await context.client('ec2');
    await ec2.deleteNatGateway({ NatGatewayId: id });
    await waitFor(
      {
        subject: `EC2 NAT Gateway (${id}) to be deleted`,
        context,
      },
      async () => {
        const gateway = await orMissing(find(ec2, id));
        return !gateway || gateway.State === 'deleted' || undefined;
      },
    );
  },
});

async function find(ec2: EC2, id: string): Promise<NatGateway | undefined> {
  const { NatGateways = [] } = await ec2.describeNatGateways({
    NatGatewayIds: [id],
  });
  return NatGateways[0];
}
