import type { EC2 } from '@aws-sdk/client-ec2';
import { orMissing } from '../../aws/orMissing';
import { fromTagList, TaggedInputs } from '../../aws/tags';
import { untilReleased } from '../../aws/untilReleased';
import { defineHandler } from '../../resources/defineHandler';
import { ec2Arn } from './ec2Arn';
import { tagSpecifications, updateTags } from './tagging';

interface InternetGatewayInputs extends TaggedInputs {
  vpcId?: string;
}

export const internetGatewayHandler = defineHandler<InternetGatewayInputs>({
  type: 'aws:ec2/internetGateway:InternetGateway',
  label: 'EC2 Internet Gateway',
  tagged: true,
  exclusive: true,
  computed: ['arn', 'ownerId'],
  async create(context, inputs) {
    const ec2 = await context.client('ec2');
    const { InternetGateway } = await ec2.createInternetGateway({
      TagSpecifications: tagSpecifications('internet-gateway', inputs),
    });
    return InternetGateway!.InternetGatewayId!;
  },
  async settle(context, id, { inputs }) {
    const ec2 = await context.client('ec2');
    const attached = await attachedVpc(ec2, id);
    if (attached === inputs.vpcId) {
      return;
    }
    if (attached) {
      await ec2.detachInternetGateway({
        InternetGatewayId: id,
        VpcId: attached,
      });
    }
    if (inputs.vpcId) {
      await ec2.attachInternetGateway({
        InternetGatewayId: id,
        VpcId: inputs.vpcId,
      });
    }
  },
  async read(context, id) {
    const ec2 = await context.client('ec2');
    const { InternetGateways: [gateway] = [] } =
      await ec2.describeInternetGateways({ InternetGatewayIds: [id] });
    return (
      gateway && {
        inputs: {
          vpcId: gateway.Attachments?.[0]?.VpcId,
          tagsAll: fromTagList(gateway.Tags),
        },
        outputs: {
          arn: await ec2Arn(context, `internet-gateway/${id}`),
          ownerId: gateway.OwnerId,
        },
      }
    );
  },
  async update(context, id, change) {
    await updateTags(await context.client('ec2'), id, change);
  },
  async delete(context, id) {
    const ec2 = await context.client('ec2');
    const vpcId = await orMissing(attachedVpc(ec2, id));
    if (vpcId) {
      await untilReleased(context, () =>
        ec2.detachInternetGateway({ InternetGatewayId: id, VpcId: vpcId }),
      );
    }
    await ec2.deleteInternetGateway({ InternetGatewayId: id });
  },
});

async function attachedVpc(ec2: EC2, id: string): Promise<string | undefined> {
  const { InternetGateways: [gateway] = [] } =
    await ec2.describeInternetGateways({ InternetGatewayIds: [id] });
  return gateway?.Attachments?.[0]?.VpcId;
}
