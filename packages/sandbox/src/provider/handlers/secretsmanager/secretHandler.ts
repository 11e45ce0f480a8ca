import { applyTags } from '../../aws/applyTags';
import { orMissing } from '../../aws/orMissing';
import { fromTagList, TaggedInputs, toTagList } from '../../aws/tags';
import { waitFor } from '../../aws/waitFor';
import { defineHandler } from '../../resources/defineHandler';

interface SecretInputs extends TaggedInputs {
  name: string;
  namePrefix?: string;
  description?: string;
  kmsKeyId?: string;
  policy?: string;
  recoveryWindowInDays?: number;
}

export const secretHandler = defineHandler<SecretInputs>({
  type: 'aws:secretsmanager/secret:Secret',
  label: 'Secrets Manager Secret',
  tagged: true,
  naming: { property: 'name', prefix: 'namePrefix', maximumLength: 512 },
  immutable: ['name', 'namePrefix'],
  documents: ['policy'],
  computed: ['arn'],
  defaults: { description: '' },
  check: ({ name, recoveryWindowInDays: days }) => [
    ...(name !== undefined && !/^[\w/+=.@-]+$/.test(name)
      ? [
          {
            property: 'name',
            reason: `"name" must match [0-9A-Za-z/_+=.@-]: ${JSON.stringify(
              name,
            )}`,
          },
        ]
      : []),
    ...(days !== undefined && days !== 0 && (days < 7 || days > 30)
      ? [
          {
            property: 'recoveryWindowInDays',
            reason: `expected recovery_window_in_days to be 0 or in the range (7 - 30), got ${days}`,
          },
        ]
      : []),
  ],
  async create(context, inputs) {
    const secrets = await context.client('secretsManager');
    const { ARN } = await secrets.createSecret({
      Name: inputs.name,
      Description: inputs.description,
      KmsKeyId: inputs.kmsKeyId,
      Tags: toTagList(inputs.tagsAll),
    });
    return ARN!;
  },
  async settle(context, id, { inputs }) {
    if (inputs.policy) {
      const secrets = await context.client('secretsManager');
      await secrets.putResourcePolicy({
        SecretId: id,
        ResourcePolicy: inputs.policy,
      });
    }
  },
  async read(context, id, known) {
    const secrets = await context.client('secretsManager');
    const secret = await secrets.describeSecret({ SecretId: id });
    if (secret.DeletedDate) {
      return undefined;
    }
    const policy =
      known.inputs.policy &&
      (await secrets.getResourcePolicy({ SecretId: id }));
    return {
      inputs: {
        name: secret.Name,
        description: secret.Description ?? '',
        kmsKeyId: secret.KmsKeyId,
        ...(policy ? { policy: policy.ResourcePolicy ?? null } : {}),
        tagsAll: fromTagList(secret.Tags),
      },
      outputs: { arn: secret.ARN },
    };
  },
  async update(context, id, change) {
    const secrets = await context.client('secretsManager');
    const { inputs } = change;
    if (change.changed('description', 'kmsKeyId')) {
      await secrets.updateSecret({
        SecretId: id,
        Description: inputs.description ?? '',
        KmsKeyId: inputs.kmsKeyId,
      });
    }
    if (change.changed('policy') && !inputs.policy) {
      await secrets.deleteResourcePolicy({ SecretId: id });
    }
    await applyTags(change, {
      set: tags => secrets.tagResource({ SecretId: id, Tags: toTagList(tags) }),
      remove: TagKeys => secrets.untagResource({ SecretId: id, TagKeys }),
    });
  },
  async delete(context, id, { inputs }) {
    const secrets = await context.client('secretsManager');
    const days = inputs.recoveryWindowInDays ?? 30;
    await secrets.deleteSecret({
      SecretId: id,
      ...(days === 0
        ? { ForceDeleteWithoutRecovery: true }
        : { RecoveryWindowInDays: days }),
    });
    await waitFor(
      {
        subject: `Secrets Manager Secret (${id}) to be deleted`,
        context,
      },
      async () => {
        const secret = await orMissing(
          secrets.describeSecret({ SecretId: id }),
        );
        return !secret || secret.DeletedDate !== undefined || undefined;
      },
    );
  },
});
