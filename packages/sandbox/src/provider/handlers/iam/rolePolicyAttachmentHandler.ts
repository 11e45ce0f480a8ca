import { defineHandler } from '../../resources/defineHandler';

interface RolePolicyAttachmentInputs {
  role: string;
  policyArn: string;
}

export const rolePolicyAttachmentHandler =
  defineHandler<RolePolicyAttachmentInputs>({
    type: 'aws:iam/rolePolicyAttachment:RolePolicyAttachment',
    label: 'IAM Role Policy Attachment',
    exclusive: true,
    required: ['role', 'policyArn'],
    immutable: ['role', 'policyArn'],
    async create(context, inputs) {
      const iam = await context.client('iam');
      await iam.attachRolePolicy({
        RoleName: inputs.role,
        PolicyArn: inputs.policyArn,
      });
      return `${inputs.role}/${inputs.policyArn}`;
    },
    async read(context, id) {
      const { role, policyArn } = parseId(id);
      const iam = await context.client('iam');
      const { AttachedPolicies = [] } = await iam.listAttachedRolePolicies({
        RoleName: role,
      });
      return AttachedPolicies.some(policy => policy.PolicyArn === policyArn)
        ? { inputs: { role, policyArn } }
        : undefined;
    },
    async delete(context, id) {
      const { role, policyArn } = parseId(id);
      const iam = await context.client('iam');
      await iam.detachRolePolicy({ RoleName: role, PolicyArn: policyArn });
    },
  });

function parseId(id: string): RolePolicyAttachmentInputs {
  const separator = id.indexOf('/');
  return { role: id.slice(0, separator), policyArn: id.slice(separator + 1) };
}
