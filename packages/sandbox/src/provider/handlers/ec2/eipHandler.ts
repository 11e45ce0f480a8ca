import { fromTagList, TaggedInputs } from '../../aws/tags';
import { untilReleased } from '../../aws/untilReleased';
import { defineHandler } from '../../resources/defineHandler';
import { ec2Arn } from './ec2Arn';
import { tagSpecifications, updateTags } from './tagging';

interface EipInputs extends TaggedInputs {
  domain?: 'vpc' | 'standard';
  publicIpv4Pool?: string;
}

export const eipHandler = defineHandler<EipInputs>({
  type: 'aws:ec2/eip:Eip',
  label: 'EC2 EIP',
  tagged: true,
  immutable: ['domain', 'publicIpv4Pool'],
  computed: ['arn', 'allocationId', 'publicIp', 'publicDns', 'associationId'],
  defaults: { domain: 'vpc' },
  async create(context, inputs) {
    const ec2 = await context.client('ec2');
    const { AllocationId } = await ec2.allocateAddress({
      Domain: inputs.domain,
      PublicIpv4Pool: inputs.publicIpv4Pool,
      TagSpecifications: tagSpecifications('elastic-ip', inputs),
    });
    return AllocationId!;
  },
  async read(context, id) {
    const ec2 = await context.client('ec2');
    const { Addresses: [address] = [] } = await ec2.describeAddresses({
      AllocationIds: [id],
    });
    return (
      address && {
        inputs: {
          domain: address.Domain,
          tagsAll: fromTagList(address.Tags),
        },
        outputs: {
          arn: await ec2Arn(context, `elastic-ip/${id}`),
          allocationId: id,
          associationId: address.AssociationId,
          publicIp: address.PublicIp,
          publicDns: `ec2-${address.PublicIp?.replace(
            /\./g,
            '-',
          )}.compute-1.amazonaws.com`,
        },
      }
    );
  },
  async update(context, id, change) {
    await updateTags(await context.client('ec2'), id, change);
  },
  async delete(context, id) {
    const ec2 = await context.client('ec2');
    await untilReleased(context, () =>
      ec2.releaseAddress({ AllocationId: id }),
    );
  },
});
