import type {
  EC2,
  IpPermission,
  SecurityGroupRule,
  SecurityGroupRuleRequest,
  TagSpecification,
} from '@aws-sdk/client-ec2';
import { fromTagList, TaggedInputs } from '../../aws/tags';
import { defineHandler } from '../../resources/defineHandler';
import { ResourceHandler } from '../../resources/ResourceHandler';
import { ec2Arn } from './ec2Arn';
import { tagSpecifications, updateTags } from './tagging';

interface RuleInputs extends TaggedInputs {
  securityGroupId: string;
  ipProtocol: string;
  fromPort?: number;
  toPort?: number;
  cidrIpv4?: string;
  cidrIpv6?: string;
  prefixListId?: string;
  referencedSecurityGroupId?: string;
  description?: string;
}

/** A rule into a group. */
export const securityGroupIngressRuleHandler = ruleHandler({
  type: 'aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule',
  label: 'VPC Security Group Ingress Rule',
  authorize: async (ec2, request) => {
    const { SecurityGroupRules } = await ec2.authorizeSecurityGroupIngress(
      request,
    );
    return SecurityGroupRules?.[0]?.SecurityGroupRuleId;
  },
  revoke: (ec2, request) => ec2.revokeSecurityGroupIngress(request),
});

/** A rule out of a group. */
export const securityGroupEgressRuleHandler = ruleHandler({
  type: 'aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule',
  label: 'VPC Security Group Egress Rule',
  authorize: async (ec2, request) => {
    const { SecurityGroupRules } = await ec2.authorizeSecurityGroupEgress(
      request,
    );
    return SecurityGroupRules?.[0]?.SecurityGroupRuleId;
  },
  revoke: (ec2, request) => ec2.revokeSecurityGroupEgress(request),
});

function ruleHandler(direction: {
  type: string;
  label: string;
  authorize(
    ec2: EC2,
    request: {
      GroupId: string;
      IpPermissions: IpPermission[];
      TagSpecifications?: TagSpecification[];
    },
  ): Promise<string | undefined>;
  revoke(
    ec2: EC2,
    request: { GroupId: string; SecurityGroupRuleIds: string[] },
  ): Promise<unknown>;
}): ResourceHandler {
  return defineHandler<RuleInputs>({
    type: direction.type,
    label: direction.label,
    tagged: true,
    exclusive: true,
    required: ['securityGroupId', 'ipProtocol'],
    immutable: ['securityGroupId'],
    computed: ['arn', 'securityGroupRuleId'],
    check: checkSource,
    async create(context, inputs) {
      const ec2 = await context.client('ec2');
      const ruleId = await direction.authorize(ec2, {
        GroupId: inputs.securityGroupId,
        IpPermissions: [toPermission(inputs)],
        TagSpecifications: tagSpecifications('security-group-rule', inputs),
      });
      if (!ruleId) {
        throw new Error('the answer names no rule');
      }
      return ruleId;
    },
    async read(context, id) {
      const ec2 = await context.client('ec2');
      const { SecurityGroupRules: [rule] = [] } =
        await ec2.describeSecurityGroupRules({ SecurityGroupRuleIds: [id] });
      return (
        rule && {
          inputs: fromRule(rule),
          outputs: {
            arn: await ec2Arn(context, `security-group-rule/${id}`),
            securityGroupRuleId: id,
          },
        }
      );
    },
    async update(context, id, change) {
      const ec2 = await context.client('ec2');
      await updateTags(ec2, id, change);
      if (
        change.changed(
          'ipProtocol',
          'fromPort',
          'toPort',
          'cidrIpv4',
          'cidrIpv6',
          'prefixListId',
          'referencedSecurityGroupId',
          'description',
        )
      ) {
        await ec2.modifySecurityGroupRules({
          GroupId: change.inputs.securityGroupId,
          SecurityGroupRules: [
            {
              SecurityGroupRuleId: id,
              SecurityGroupRule: toRule(change.inputs),
            },
          ],
        });
      }
    },
    async delete(context, id, { inputs }) {
      await direction.revoke(await context.client('ec2'), {
        GroupId: inputs.securityGroupId,
        SecurityGroupRuleIds: [id],
      });
    },
  });
}

const sources = [
  'cidrIpv4',
  'cidrIpv6',
  'prefixListId',
  'referencedSecurityGroupId',
] as const;

function checkSource(inputs: Partial<RuleInputs>) {
  const given = sources.filter(source => inputs[source] !== undefined);
  return given.length > 1
    ? [
        {
          property: given[1],
          reason: `Invalid Attribute Combination: only one of ${sources.join(
            ', ',
          )} can be given`,
        },
      ]
    : [];
}

function toPermission(inputs: RuleInputs): IpPermission {
  const Description = inputs.description;
  return {
    IpProtocol: inputs.ipProtocol,
    FromPort: inputs.fromPort,
    ToPort: inputs.toPort,
    IpRanges: inputs.cidrIpv4
      ? [{ CidrIp: inputs.cidrIpv4, Description }]
      : undefined,
    Ipv6Ranges: inputs.cidrIpv6
      ? [{ CidrIpv6: inputs.cidrIpv6, Description }]
      : undefined,
    PrefixListIds: inputs.prefixListId
      ? [{ PrefixListId: inputs.prefixListId, Description }]
      : undefined,
    UserIdGroupPairs: inputs.referencedSecurityGroupId
      ? [{ GroupId: inputs.referencedSecurityGroupId, Description }]
      : undefined,
  };
}

function toRule(inputs: RuleInputs): SecurityGroupRuleRequest {
  return {
    IpProtocol: inputs.ipProtocol,
    FromPort: inputs.fromPort,
    ToPort: inputs.toPort,
    CidrIpv4: inputs.cidrIpv4,
    CidrIpv6: inputs.cidrIpv6,
    PrefixListId: inputs.prefixListId,
    ReferencedGroupId: inputs.referencedSecurityGroupId,
    Description: inputs.description,
  };
}

function fromRule(rule: SecurityGroupRule) {
  // AWS writes -1 for the ports of a rule for every protocol.
  const port = (value: number | undefined) =>
    rule.IpProtocol === '-1' ? undefined : value;
  return {
    securityGroupId: rule.GroupId,
    ipProtocol: rule.IpProtocol,
    fromPort: port(rule.FromPort),
    toPort: port(rule.ToPort),
    cidrIpv4: rule.CidrIpv4,
    cidrIpv6: rule.CidrIpv6,
    prefixListId: rule.PrefixListId,
    referencedSecurityGroupId: rule.ReferencedGroupInfo?.GroupId,
    description: rule.Description ?? null,
    tagsAll: fromTagList(rule.Tags),
  };
}
