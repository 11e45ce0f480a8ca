import { defineHandler } from '../../resources/defineHandler';

interface LifecyclePolicyInputs {
  repository: string;
  policy: string | object;
}

export const lifecyclePolicyHandler = defineHandler<LifecyclePolicyInputs>({
  type: 'aws:ecr/lifecyclePolicy:LifecyclePolicy',
  label: 'ECR Lifecycle Policy',
  exclusive: true,
  required: ['repository', 'policy'],
  immutable: ['repository'],
  documents: ['policy'],
  computed: ['registryId'],
  async create(context, inputs) {
    const ecr = await context.client('ecr');
    await ecr.putLifecyclePolicy(toRequest(inputs));
    return inputs.repository;
  },
  async read(context, id) {
    const ecr = await context.client('ecr');
    const policy = await ecr.getLifecyclePolicy({ repositoryName: id });
    return {
      inputs: { repository: id, policy: policy.lifecyclePolicyText },
      outputs: { registryId: policy.registryId },
    };
  },
  async update(context, _id, { inputs }) {
    const ecr = await context.client('ecr');
    await ecr.putLifecyclePolicy(toRequest(inputs));
  },
  async delete(context, id) {
    const ecr = await context.client('ecr');
    await ecr.deleteLifecyclePolicy({ repositoryName: id });
  },
});

function toRequest({ repository, policy }: LifecyclePolicyInputs) {
  return {
    repositoryName: repository,
    lifecyclePolicyText:
      typeof policy === 'string' ? policy : JSON.stringify(policy),
  };
}
