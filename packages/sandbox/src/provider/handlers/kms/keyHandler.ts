import type {
  CustomerMasterKeySpec,
  KeyUsageType,
  KMS,
} from '@aws-sdk/client-kms';
import { TaggedInputs, Tags } from '../../aws/tags';
import { applyTags } from '../../aws/applyTags';
import { defineHandler } from '../../resources/defineHandler';

interface KeyInputs extends TaggedInputs {
  description?: string;
  keyUsage?: KeyUsageType;
  customerMasterKeySpec?: CustomerMasterKeySpec;
  policy?: string;
  isEnabled?: boolean;
  enableKeyRotation?: boolean;
  multiRegion?: boolean;
  deletionWindowInDays?: number;
}

export const keyHandler = defineHandler<KeyInputs>({
  type: 'aws:kms/key:Key',
  label: 'KMS Key',
  tagged: true,
  immutable: ['keyUsage', 'customerMasterKeySpec', 'multiRegion'],
  documents: ['policy'],
  computed: ['arn', 'keyId', 'policy'],
  defaults: {
    description: '',
    keyUsage: 'ENCRYPT_DECRYPT',
    customerMasterKeySpec: 'SYMMETRIC_DEFAULT',
    isEnabled: true,
    enableKeyRotation: false,
    multiRegion: false,
  },
  check: ({ deletionWindowInDays: days }) =>
    days !== undefined && (days < 7 || days > 30)
      ? [
          {
            property: 'deletionWindowInDays',
            reason: `expected deletion_window_in_days to be in the range (7 - 30), got ${days}`,
          },
        ]
      : [],
  async create(context, inputs) {
    const kms = await context.client('kms');
    const { KeyMetadata } = await kms.createKey({
      Description: inputs.description ?? '',
      KeyUsage: inputs.keyUsage,
      KeySpec: inputs.customerMasterKeySpec,
      MultiRegion: inputs.multiRegion,
      Policy: inputs.policy,
      Tags: toKeyTags(inputs.tagsAll),
    });
    return KeyMetadata!.KeyId!;
  },
  async settle(context, id, { inputs }) {
    const kms = await context.client('kms');
    if (inputs.enableKeyRotation) {
      await kms.enableKeyRotation({ KeyId: id });
    }
    if (inputs.isEnabled === false) {
      await kms.disableKey({ KeyId: id });
    }
  },
  async read(context, id) {
    const kms = await context.client('kms');
    const { KeyMetadata: key } = await kms.describeKey({ KeyId: id });
    if (!key || key.KeyState === 'PendingDeletion') {
      return undefined;
    }
    const [policy, tags, rotation] = await Promise.all([
      kms.getKeyPolicy({ KeyId: id, PolicyName: 'default' }),
      kms.listResourceTags({ KeyId: id }),
      readRotation(kms, id, key.KeySpec),
    ]);
    return {
      inputs: {
        description: key.Description ?? '',
        keyUsage: key.KeyUsage,
        customerMasterKeySpec: key.KeySpec,
        isEnabled: key.Enabled,
        enableKeyRotation: rotation,
        multiRegion: key.MultiRegion,
        policy: policy.Policy,
        tagsAll: fromKeyTags(tags.Tags),
      },
      outputs: { arn: key.Arn, keyId: key.KeyId, policy: policy.Policy },
    };
  },
  async update(context, id, change) {
    const kms = await context.client('kms');
    const { inputs } = change;
    if (change.changed('isEnabled') && inputs.isEnabled !== false) {
      await kms.enableKey({ KeyId: id });
    }
    if (change.changed('enableKeyRotation') && !inputs.enableKeyRotation) {
      await kms.disableKeyRotation({ KeyId: id });
    }
    if (change.changed('description')) {
      await kms.updateKeyDescription({
        KeyId: id,
        Description: inputs.description ?? '',
      });
    }
    if (change.changed('policy') && inputs.policy) {
      await kms.putKeyPolicy({
        KeyId: id,
        PolicyName: 'default',
        Policy: inputs.policy,
      });
    }
    await applyTags(change, {
      set: tags => kms.tagResource({ KeyId: id, Tags: toKeyTags(tags) }),
      remove: TagKeys => kms.untagResource({ KeyId: id, TagKeys }),
    });
  },
  async delete(context, id, { inputs }) {
    const kms = await context.client('kms');
    await kms.scheduleKeyDeletion({
      KeyId: id,
      PendingWindowInDays: inputs.deletionWindowInDays ?? 30,
    });
  },
});

/** Only symmetric keys rotate. */
async function readRotation(
  kms: KMS,
  id: string,
  keySpec: string | undefined,
): Promise<boolean> {
  if (keySpec !== 'SYMMETRIC_DEFAULT') {
    return false;
  }
  const { KeyRotationEnabled } = await kms.getKeyRotationStatus({ KeyId: id });
  return KeyRotationEnabled ?? false;
}

function toKeyTags(tags: Tags | undefined) {
  return Object.entries(tags ?? {}).map(([TagKey, TagValue]) => ({
    TagKey,
    TagValue,
  }));
}

function fromKeyTags(
  tags: { TagKey?: string; TagValue?: string }[] | undefined,
): Tags {
  return Object.fromEntries(
    (tags ?? []).map(({ TagKey, TagValue }) => [TagKey, TagValue ?? '']),
  );
}
