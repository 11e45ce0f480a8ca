import { defineHandler } from '../../resources/defineHandler';

interface RolePolicyInputs {
  name: string;
  namePrefix?: string;
  role: string;
  policy: string;
}

export const rolePolicyHandler = defineHandler<RolePolicyInputs>({
  type: 'aws:iam/rolePolicy:RolePolicy',
  label: 'IAM Role Policy',
  naming: { property: 'name', prefix: 'namePrefix', maximumLength: 128 },
  required: ['role', 'policy'],
  immutable: ['name', 'namePrefix', 'role'],
  documents: ['policy'],
  async create(context, inputs) {
    const iam = await context.client('iam');
    await iam.putRolePolicy(toRequest(inputs));
    return `${inputs.role}:${inputs.name}`;
  },
  async read(context, id) {
    const [role, name] = id.split(':');
    const iam = await context.client('iam');
    const { PolicyDocument } = await iam.getRolePolicy({
      RoleName: role,
      PolicyName: name,
    });
    return {
      inputs: {
        role,
        name,
        policy: decodeURIComponent(PolicyDocument ?? ''),
      },
    };
  },
  async update(context, _id, { inputs }) {
    const iam = await context.client('iam');
    await iam.putRolePolicy(toRequest(inputs));
  },
  async delete(context, id) {
    const [role, name] = id.split(':');
    const iam = await context.client('iam');
    await iam.deleteRolePolicy({ RoleName: role, PolicyName: name });
  },
});

function toRequest(inputs: RolePolicyInputs) {
  return {
    RoleName: inputs.role,
    PolicyName: inputs.name,
    PolicyDocument: inputs.policy,
  };
}
