import type { EC2, IpPermission, SecurityGroup } from '@aws-sdk/client-ec2';
import { sameValue } from '../../resources/sameValue';

/** A rule written inside its group. */
export interface InlineRule {
  protocol: string;
  fromPort: number;
  toPort: number;
  cidrBlocks?: string[];
  ipv6CidrBlocks?: string[];
  prefixListIds?: string[];
  securityGroups?: string[];
  self?: boolean;
  description?: string;
}

/** The rules of a group, both ways. What is not given stays as it is. */
export interface InlineRules {
  ingress?: InlineRule[];
  egress?: InlineRule[];
}

/** Brings the rules of a group to what is given. */
export async function applyInlineRules(
  ec2: EC2,
  groupId: string,
  rules: InlineRules,
): Promise<void> {
  const { SecurityGroups: [group] = [] } = await ec2.describeSecurityGroups({
    GroupIds: [groupId],
  });
  const current = readInlineRules(group ?? {}, rules);
  if (rules.ingress) {
    const { surplus, lacking } = compare(current.ingress, rules.ingress);
    if (surplus.length > 0) {
      await ec2.revokeSecurityGroupIngress({
        GroupId: groupId,
        IpPermissions: surplus.map(rule => toPermission(rule, groupId)),
      });
    }
    if (lacking.length > 0) {
      await ec2.authorizeSecurityGroupIngress({
        GroupId: groupId,
        IpPermissions: lacking.map(rule => toPermission(rule, groupId)),
      });
    }
  }
  if (rules.egress) {
    const { surplus, lacking } = compare(current.egress, rules.egress);
    if (surplus.length > 0) {
      await ec2.revokeSecurityGroupEgress({
        GroupId: groupId,
        IpPermissions: surplus.map(rule => toPermission(rule, groupId)),
      });
    }
    if (lacking.length > 0) {
      await ec2.authorizeSecurityGroupEgress({
        GroupId: groupId,
        IpPermissions: lacking.map(rule => toPermission(rule, groupId)),
      });
    }
  }
}

/** The rules that a group has, in the order and wording of those that are known. */
export function readInlineRules(
  group: SecurityGroup,
  known: InlineRules,
): Required<InlineRules> {
  return {
    ingress: inKnownOrder(
      (group.IpPermissions ?? []).map(rule => fromPermission(rule, group)),
      known.ingress ?? [],
    ),
    egress: inKnownOrder(
      (group.IpPermissionsEgress ?? []).map(rule =>
        fromPermission(rule, group),
      ),
      known.egress ?? [],
    ),
  };
}

function inKnownOrder(rules: InlineRule[], known: InlineRule[]): InlineRule[] {
  const { surplus, lacking } = compare(rules, known);
  return [...known.filter(rule => !lacking.includes(rule)), ...surplus];
}

function compare(current: InlineRule[], wanted: InlineRule[]) {
  const same = (left: InlineRule, right: InlineRule) =>
    sameValue(normalize(left), normalize(right));
  return {
    surplus: current.filter(rule => !wanted.some(other => same(rule, other))),
    lacking: wanted.filter(rule => !current.some(other => same(rule, other))),
  };
}

function normalize(rule: InlineRule) {
  const protocol = rule.protocol === 'all' ? '-1' : rule.protocol;
  return {
    protocol,
    ports: protocol === '-1' ? 'all' : `${rule.fromPort}-${rule.toPort}`,
    cidrBlocks: [...(rule.cidrBlocks ?? [])].sort(),
    ipv6CidrBlocks: [...(rule.ipv6CidrBlocks ?? [])].sort(),
    prefixListIds: [...(rule.prefixListIds ?? [])].sort(),
    securityGroups: [...(rule.securityGroups ?? [])].sort(),
    self: rule.self ?? false,
    description: rule.description ?? '',
  };
}

function toPermission(rule: InlineRule, groupId: string): IpPermission {
  const Description = rule.description || undefined;
  const groups = [
    ...(rule.securityGroups ?? []),
    ...(rule.self ? [groupId] : []),
  ];
  const every = rule.protocol === 'all' || rule.protocol === '-1';
  return {
    IpProtocol: every ? '-1' : rule.protocol,
    FromPort: every ? undefined : rule.fromPort,
    ToPort: every ? undefined : rule.toPort,
    IpRanges: rule.cidrBlocks?.map(CidrIp => ({ CidrIp, Description })),
    Ipv6Ranges: rule.ipv6CidrBlocks?.map(CidrIpv6 => ({
      CidrIpv6,
      Description,
    })),
    PrefixListIds: rule.prefixListIds?.map(PrefixListId => ({
      PrefixListId,
      Description,
    })),
    UserIdGroupPairs: groups.map(GroupId => ({ GroupId, Description })),
  };
}

function fromPermission(
  permission: IpPermission,
  group: SecurityGroup,
): InlineRule {
  const pairs = permission.UserIdGroupPairs ?? [];
  const described = [
    ...(permission.IpRanges ?? []),
    ...(permission.Ipv6Ranges ?? []),
    ...(permission.PrefixListIds ?? []),
    ...pairs,
  ];
  return {
    protocol: permission.IpProtocol ?? '-1',
    fromPort: permission.FromPort ?? 0,
    toPort: permission.ToPort ?? 0,
    cidrBlocks: permission.IpRanges?.map(range => range.CidrIp!) ?? [],
    ipv6CidrBlocks: permission.Ipv6Ranges?.map(range => range.CidrIpv6!) ?? [],
    prefixListIds:
      permission.PrefixListIds?.map(list => list.PrefixListId!) ?? [],
    securityGroups: pairs
      .map(pair => pair.GroupId!)
      .filter(id => id !== group.GroupId),
    self: pairs.some(pair => pair.GroupId === group.GroupId),
    description: described.find(entry => entry.Description)?.Description ?? '',
  };
}
