import { fromTagList, TaggedInputs } from '../../aws/tags';
import { untilReleased } from '../../aws/untilReleased';
import { defineHandler } from '../../resources/defineHandler';
import { ec2Arn } from './ec2Arn';
import { applyInlineRules, InlineRule, readInlineRules } from './inlineRules';
import { tagSpecifications, updateTags } from './tagging';

interface SecurityGroupInputs extends TaggedInputs {
  name: string;
  namePrefix?: string;
  description?: string;
  vpcId?: string;
  ingress?: InlineRule[];
  egress?: InlineRule[];
  revokeRulesOnDelete?: boolean;
}

export const securityGroupHandler = defineHandler<SecurityGroupInputs>({
  type: 'aws:ec2/securityGroup:SecurityGroup',
  label: 'EC2 Security Group',
  tagged: true,
  naming: { property: 'name', prefix: 'namePrefix', maximumLength: 255 },
  immutable: ['name', 'namePrefix', 'description', 'vpcId'],
  computed: ['arn', 'ownerId', 'ingress', 'egress'],
  defaults: { description: 'Managed by Pulumi' },
  check: ({ name, description }) => [
    ...(name?.startsWith('sg-')
      ? [{ property: 'name', reason: 'the name must not begin with "sg-"' }]
      : []),
    ...(description !== undefined &&
    !/^[\w .:/()#,@[\]+=&;{}!$*-]{0,255}$/.test(description)
      ? [
          {
            property: 'description',
            reason: `"description" doesn't comply with restrictions ("^[0-9A-Za-z_ .:/()#,@\\[\\]+=&;\\{\\}!$*-]*$"): ${JSON.stringify(
              description,
            )}`,
          },
        ]
      : []),
  ],
  async create(context, inputs) {
    const ec2 = await context.client('ec2');
    const { GroupId } = await ec2.createSecurityGroup({
      GroupName: inputs.name,
      Description: inputs.description ?? 'Managed by Pulumi',
      VpcId: inputs.vpcId,
      TagSpecifications: tagSpecifications('security-group', inputs),
    });
    return GroupId!;
  },
  async settle(context, id, { inputs, outputs }) {
    const ec2 = await context.client('ec2');
    const { ingress, egress } = inputs;
    if (outputs.arn === undefined) {
      // AWS lets everything out of a new group of a VPC; the provider takes that back.
      await applyInlineRules(ec2, id, { ingress, egress: egress ?? [] });
    } else if (ingress || egress) {
      await applyInlineRules(ec2, id, { ingress, egress });
    }
  },
  async read(context, id, known) {
    const ec2 = await context.client('ec2');
    const { SecurityGroups: [group] = [] } = await ec2.describeSecurityGroups({
      GroupIds: [id],
    });
    if (!group) {
      return undefined;
    }
    const rules = readInlineRules(group, known.inputs);
    return {
      inputs: {
        name: group.GroupName,
        description: group.Description,
        vpcId: group.VpcId,
        ...(known.inputs.ingress ? { ingress: rules.ingress } : {}),
        ...(known.inputs.egress ? { egress: rules.egress } : {}),
        tagsAll: fromTagList(group.Tags),
      },
      outputs: {
        arn: await ec2Arn(context, `security-group/${id}`),
        ownerId: group.OwnerId,
        ...rules,
      },
    };
  },
  async update(context, id, change) {
    await updateTags(await context.client('ec2'), id, change);
  },
  async delete(context, id) {
    const ec2 = await context.client('ec2');
    await untilReleased(context, () =>
      ec2.deleteSecurityGroup({ GroupId: id }),
    );
  },
});
