import { fromTagList, TaggedInputs, toTagList } from '../../aws/tags';
import { defineHandler } from '../../resources/defineHandler';
import { ec2Arn } from './ec2Arn';
import { applyInlineRules, InlineRule, readInlineRules } from './inlineRules';
import { updateTags } from './tagging';

interface DefaultSecurityGroupInputs extends TaggedInputs {
  vpcId?: string;
  ingress?: InlineRule[];
  egress?: InlineRule[];
}

/** A VPC comes with this group: it is taken over, emptied of other rules, and never deleted. */
export const defaultSecurityGroupHandler =
  defineHandler<DefaultSecurityGroupInputs>({
    type: 'aws:ec2/defaultSecurityGroup:DefaultSecurityGroup',
    label: 'EC2 Default Security Group',
    tagged: true,
    immutable: ['vpcId'],
    computed: ['arn', 'name', 'description', 'ownerId'],
    async create(context, inputs) {
      const ec2 = await context.client('ec2');
      const { SecurityGroups = [] } = await ec2.describeSecurityGroups({
        Filters: [
          { Name: 'group-name', Values: ['default'] },
          ...(inputs.vpcId ? [{ Name: 'vpc-id', Values: [inputs.vpcId] }] : []),
        ],
      });
      const group = SecurityGroups.find(
        ({ GroupName }) => GroupName === 'default',
      );
      if (!group) {
        throw new Error(`${inputs.vpcId} has no default security group`);
      }
      const tags = toTagList(inputs.tagsAll);
      if (tags.length > 0) {
        await ec2.createTags({ Resources: [group.GroupId!], Tags: tags });
      }
      return group.GroupId!;
    },
    async settle(context, id, { inputs }) {
      await applyInlineRules(await context.client('ec2'), id, {
        ingress: inputs.ingress ?? [],
        egress: inputs.egress ?? [],
      });
    },
    async read(context, id, known) {
      const ec2 = await context.client('ec2');
      const { SecurityGroups: [group] = [] } = await ec2.describeSecurityGroups(
        { GroupIds: [id] },
      );
      return (
        group && {
          inputs: {
            vpcId: group.VpcId,
            ...readInlineRules(group, known.inputs),
            tagsAll: fromTagList(group.Tags),
          },
          outputs: {
            arn: await ec2Arn(context, `security-group/${id}`),
            name: group.GroupName,
            description: group.Description,
            ownerId: group.OwnerId,
          },
        }
      );
    },
    async update(context, id, change) {
      await updateTags(await context.client('ec2'), id, change);
    },
    async delete() {},
  });
