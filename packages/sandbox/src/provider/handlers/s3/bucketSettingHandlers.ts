import { ResourceHandler } from '../../resources/ResourceHandler';
import { bucketSettingHandler } from './bucketSettingHandler';

const publicAccessBlock = bucketSettingHandler({
  type: 'aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock',
  label: 'S3 Bucket Public Access Block',
  put: (s3, inputs) =>
    s3.putPublicAccessBlock({
      Bucket: inputs.bucket,
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: inputs.blockPublicAcls ?? false,
        BlockPublicPolicy: inputs.blockPublicPolicy ?? false,
        IgnorePublicAcls: inputs.ignorePublicAcls ?? false,
        RestrictPublicBuckets: inputs.restrictPublicBuckets ?? false,
      },
    }),
  async get(s3, bucket) {
    const { PublicAccessBlockConfiguration: found } =
      await s3.getPublicAccessBlock({ Bucket: bucket });
    return (
      found && {
        blockPublicAcls: found.BlockPublicAcls,
        blockPublicPolicy: found.BlockPublicPolicy,
        ignorePublicAcls: found.IgnorePublicAcls,
        restrictPublicBuckets: found.RestrictPublicBuckets,
      }
    );
  },
  remove: (s3, bucket) => s3.deletePublicAccessBlock({ Bucket: bucket }),
});

const ownershipControls = bucketSettingHandler({
  type: 'aws:s3/bucketOwnershipControls:BucketOwnershipControls',
  label: 'S3 Bucket Ownership Controls',
  required: ['rule'],
  put: (s3, inputs) =>
    s3.putBucketOwnershipControls({
      Bucket: inputs.bucket,
      OwnershipControls: {
        Rules: [{ ObjectOwnership: inputs.rule.objectOwnership }],
      },
    }),
  async get(s3, bucket) {
    const { OwnershipControls } = await s3.getBucketOwnershipControls({
      Bucket: bucket,
    });
    const rule = OwnershipControls?.Rules?.[0];
    return rule && { rule: { objectOwnership: rule.ObjectOwnership } };
  },
  remove: (s3, bucket) => s3.deleteBucketOwnershipControls({ Bucket: bucket }),
});

const versioning = bucketSettingHandler({
  type: 'aws:s3/bucketVersioning:BucketVersioning',
  label: 'S3 Bucket Versioning',
  required: ['versioningConfiguration'],
  put: (s3, inputs) =>
    s3.putBucketVersioning({
      Bucket: inputs.bucket,
      VersioningConfiguration: {
        Status: inputs.versioningConfiguration.status,
      },
    }),
  async get(s3, bucket) {
    const { Status } = await s3.getBucketVersioning({ Bucket: bucket });
    return { versioningConfiguration: { status: Status ?? 'Disabled' } };
  },
  // A bucket that once had versions cannot lose the setting.
  remove: (s3, bucket) =>
    s3.putBucketVersioning({
      Bucket: bucket,
      VersioningConfiguration: { Status: 'Suspended' },
    }),
});

interface EncryptionRule {
  applyServerSideEncryptionByDefault?: {
    sseAlgorithm: 'AES256' | 'aws:kms' | 'aws:kms:dsse';
    kmsMasterKeyId?: string;
  };
  bucketKeyEnabled?: boolean;
}

const encryption = bucketSettingHandler({
  type: 'aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration',
  label: 'S3 Bucket Server-side Encryption Configuration',
  required: ['rules'],
  put: (s3, inputs: { bucket: string; rules: EncryptionRule[] }) =>
    s3.putBucketEncryption({
      Bucket: inputs.bucket,
      ServerSideEncryptionConfiguration: {
        Rules: inputs.rules.map(rule => ({
          ApplyServerSideEncryptionByDefault:
            rule.applyServerSideEncryptionByDefault && {
              SSEAlgorithm:
                rule.applyServerSideEncryptionByDefault.sseAlgorithm,
              KMSMasterKeyID:
                rule.applyServerSideEncryptionByDefault.kmsMasterKeyId,
            },
          BucketKeyEnabled: rule.bucketKeyEnabled,
        })),
      },
    }),
  async get(s3, bucket) {
    const { ServerSideEncryptionConfiguration: found } =
      await s3.getBucketEncryption({ Bucket: bucket });
    return (
      found && {
        rules: found.Rules?.map(rule => ({
          applyServerSideEncryptionByDefault: {
            sseAlgorithm: rule.ApplyServerSideEncryptionByDefault?.SSEAlgorithm,
            kmsMasterKeyId:
              rule.ApplyServerSideEncryptionByDefault?.KMSMasterKeyID,
          },
          bucketKeyEnabled: rule.BucketKeyEnabled,
        })),
      }
    );
  },
  remove: (s3, bucket) => s3.deleteBucketEncryption({ Bucket: bucket }),
});

const policy = bucketSettingHandler({
  type: 'aws:s3/bucketPolicy:BucketPolicy',
  label: 'S3 Bucket Policy',
  required: ['policy'],
  documents: ['policy'],
  put: (s3, inputs) =>
    s3.putBucketPolicy({ Bucket: inputs.bucket, Policy: inputs.policy }),
  async get(s3, bucket) {
    const { Policy } = await s3.getBucketPolicy({ Bucket: bucket });
    return { policy: Policy };
  },
  remove: (s3, bucket) => s3.deleteBucketPolicy({ Bucket: bucket }),
});

/** Settings that do not fit a bucket's own inputs any more. */
export const bucketSettingHandlers: ResourceHandler[] = [
  publicAccessBlock,
  ownershipControls,
  versioning,
  encryption,
  policy,
];
