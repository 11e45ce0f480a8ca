import type { IAM } from '@aws-sdk/client-iam';
import { applyTags } from '../../aws/applyTags';
import { orMissing } from '../../aws/orMissing';
import { fromTagList, TaggedInputs, toTagList } from '../../aws/tags';
import { defineHandler } from '../../resources/defineHandler';

interface RoleInputs extends TaggedInputs {
  name: string;
  namePrefix?: string;
  path?: string;
  description?: string;
  assumeRolePolicy: string;
  maxSessionDuration?: number;
  permissionsBoundary?: string;
  forceDetachPolicies?: boolean;
  managedPolicyArns?: string[];
  inlinePolicies?: { name?: string; policy?: string }[];
}

export const roleHandler = defineHandler<RoleInputs>({
  type: 'aws:iam/role:Role',
  label: 'IAM Role',
  tagged: true,
  naming: { property: 'name', prefix: 'namePrefix', maximumLength: 64 },
  required: ['assumeRolePolicy'],
  immutable: ['name', 'namePrefix', 'path'],
  unordered: ['managedPolicyArns'],
  documents: ['assumeRolePolicy'],
  computed: ['arn', 'uniqueId', 'createDate'],
  defaults: { path: '/', description: '', maxSessionDuration: 3600 },
  check: ({ name }) =>
    name !== undefined && !/^[\w+=,.@-]+$/.test(name)
      ? [
          {
            property: 'name',
            reason: `"name" must match [\\w+=,.@-]: ${JSON.stringify(name)}`,
          },
        ]
      : [],
  async create(context, inputs) {
    const iam = await context.client('iam');
    await iam.createRole({
      RoleName: inputs.name,
      Path: inputs.path,
      Description: inputs.description,
      AssumeRolePolicyDocument: inputs.assumeRolePolicy,
      MaxSessionDuration: inputs.maxSessionDuration,
      PermissionsBoundary: inputs.permissionsBoundary,
      Tags: toTagList(inputs.tagsAll),
    });
    return inputs.name;
  },
  async settle(context, id, { inputs }) {
    const iam = await context.client('iam');
    for (const arn of inputs.managedPolicyArns ?? []) {
      await iam.attachRolePolicy({ RoleName: id, PolicyArn: arn });
    }
    for (const { name, policy } of inputs.inlinePolicies ?? []) {
      if (name && policy) {
        await iam.putRolePolicy({
          RoleName: id,
          PolicyName: name,
          PolicyDocument: policy,
        });
      }
    }
  },
  async read(context, id, known) {
    const iam = await context.client('iam');
    const { Role: role } = await iam.getRole({ RoleName: id });
    if (!role) {
      return undefined;
    }
    return {
      inputs: {
        name: role.RoleName,
        path: role.Path,
        description: role.Description ?? '',
        assumeRolePolicy: decodeURIComponent(
          role.AssumeRolePolicyDocument ?? '',
        ),
        maxSessionDuration: role.MaxSessionDuration,
        permissionsBoundary: role.PermissionsBoundary?.PermissionsBoundaryArn,
        ...(known.inputs.managedPolicyArns
          ? { managedPolicyArns: await attachedPolicies(iam, id) }
          : {}),
        tagsAll: fromTagList(role.Tags),
      },
      outputs: {
        arn: role.Arn,
        uniqueId: role.RoleId,
        createDate: role.CreateDate,
      },
    };
  },
  async update(context, id, change) {
    const iam = await context.client('iam');
    const { inputs, oldInputs } = change;
    if (change.changed('assumeRolePolicy')) {
      await iam.updateAssumeRolePolicy({
        RoleName: id,
        PolicyDocument: inputs.assumeRolePolicy,
      });
    }
    if (change.changed('description', 'maxSessionDuration')) {
      await iam.updateRole({
        RoleName: id,
        Description: inputs.description ?? '',
        MaxSessionDuration: inputs.maxSessionDuration,
      });
    }
    if (change.changed('permissionsBoundary')) {
      await (inputs.permissionsBoundary
        ? iam.putRolePermissionsBoundary({
            RoleName: id,
            PermissionsBoundary: inputs.permissionsBoundary,
          })
        : iam.deleteRolePermissionsBoundary({ RoleName: id }));
    }
    for (const arn of oldInputs.managedPolicyArns ?? []) {
      if (!inputs.managedPolicyArns?.includes(arn)) {
        await iam.detachRolePolicy({ RoleName: id, PolicyArn: arn });
      }
    }
    await applyTags(change, {
      set: tags => iam.tagRole({ RoleName: id, Tags: toTagList(tags) }),
      remove: TagKeys => iam.untagRole({ RoleName: id, TagKeys }),
    });
  },
  async delete(context, id, { inputs }) {
    const iam = await context.client('iam');
    const owned = [...(inputs.managedPolicyArns ?? [])];
    const arns = inputs.forceDetachPolicies
      ? await attachedPolicies(iam, id)
      : owned;
    for (const arn of arns) {
      await orMissing(iam.detachRolePolicy({ RoleName: id, PolicyArn: arn }));
    }
    const { PolicyNames: names = [] } = await iam.listRolePolicies({
      RoleName: id,
    });
    const inline = (inputs.inlinePolicies ?? []).map(policy => policy.name);
    for (const name of names) {
      if (inputs.forceDetachPolicies || inline.includes(name)) {
        await iam.deleteRolePolicy({ RoleName: id, PolicyName: name });
      }
    }
    await iam.deleteRole({ RoleName: id });
  },
});

async function attachedPolicies(iam: IAM, role: string): Promise<string[]> {
  const { AttachedPolicies = [] } = await iam.listAttachedRolePolicies({
    RoleName: role,
  });
  return AttachedPolicies.map(policy => policy.PolicyArn!);
}
