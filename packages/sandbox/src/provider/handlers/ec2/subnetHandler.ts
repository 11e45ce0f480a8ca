import type { EC2 } from '@aws-sdk/client-ec2';
import { fromTagList, TaggedInputs } from '../../aws/tags';
import { untilReleased } from '../../aws/untilReleased';
import { defineHandler } from '../../resources/defineHandler';
import { ec2Arn } from './ec2Arn';
import { tagSpecifications, updateTags } from './tagging';

interface SubnetInputs extends TaggedInputs {
  vpcId: string;
  cidrBlock?: string;
  availabilityZone?: string;
  availabilityZoneId?: string;
  mapPublicIpOnLaunch?: boolean;
}

export const subnetHandler = defineHandler<SubnetInputs>({
  type: 'aws:ec2/subnet:Subnet',
  label: 'EC2 Subnet',
  tagged: true,
  exclusive: true,
  required: ['vpcId'],
  immutable: ['vpcId', 'cidrBlock', 'availabilityZone', 'availabilityZoneId'],
  computed: ['arn', 'ownerId', 'availabilityZone', 'availabilityZoneId'],
  defaults: { mapPublicIpOnLaunch: false },
  async create(context, inputs) {
    const ec2 = await context.client('ec2');
    const { Subnet } = await ec2.createSubnet({
      VpcId: inputs.vpcId,
      CidrBlock: inputs.cidrBlock,
      AvailabilityZone: inputs.availabilityZone,
      AvailabilityZoneId: inputs.availabilityZoneId,
      TagSpecifications: tagSpecifications('subnet', inputs),
    });
    return Subnet!.SubnetId!;
  },
  async settle(context, id, { inputs }) {
    await setPublicAddresses(await context.client('ec2'), id, inputs);
  },
  async read(context, id, known) {
    const ec2 = await context.client('ec2');
    const { Subnets: [subnet] = [] } = await ec2.describeSubnets({
      SubnetIds: [id],
    });
    if (!subnet) {
      return undefined;
    }
    // The zone may be given by name or by id; the other one is only an output.
    const byId = known.inputs.availabilityZoneId !== undefined;
    return {
      inputs: {
        vpcId: subnet.VpcId,
        cidrBlock: subnet.CidrBlock,
        mapPublicIpOnLaunch: subnet.MapPublicIpOnLaunch,
        ...(byId
          ? { availabilityZoneId: subnet.AvailabilityZoneId }
          : { availabilityZone: subnet.AvailabilityZone }),
        tagsAll: fromTagList(subnet.Tags),
      },
      outputs: {
        arn: subnet.SubnetArn ?? (await ec2Arn(context, `subnet/${id}`)),
        ownerId: subnet.OwnerId,
        availabilityZone: subnet.AvailabilityZone,
        availabilityZoneId: subnet.AvailabilityZoneId,
      },
    };
  },
  async update(context, id, change) {
    await updateTags(await context.client('ec2'), id, change);
  },
  async delete(context, id) {
    const ec2 = await context.client('ec2');
    await untilReleased(context, () => ec2.deleteSubnet({ SubnetId: id }));
  },
});

async function setPublicAddresses(
  ec2: EC2,
  id: string,
  { mapPublicIpOnLaunch }: SubnetInputs,
): Promise<void> {
  if (mapPublicIpOnLaunch !== undefined) {
    await ec2.modifySubnetAttribute({
      SubnetId: id,
      MapPublicIpOnLaunch: { Value: mapPublicIpOnLaunch },
    });
  }
}
