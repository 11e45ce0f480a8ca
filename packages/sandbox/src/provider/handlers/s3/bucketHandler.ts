import type { BucketLocationConstraint, S3 } from '@aws-sdk/client-s3';
import { orMissing } from '../../aws/orMissing';
import { fromTagList, TaggedInputs, toTagList } from '../../aws/tags';
import { defineHandler } from '../../resources/defineHandler';

interface BucketInputs extends TaggedInputs {
  bucket: string;
  bucketPrefix?: string;
  forceDestroy?: boolean;
  objectLockEnabled?: boolean;
}

const homeRegion = 'us-east-1';

export const bucketHandler = defineHandler<BucketInputs>({
  type: 'aws:s3/bucket:Bucket',
  label: 'S3 Bucket',
  tagged: true,
  naming: {
    property: 'bucket',
    prefix: 'bucketPrefix',
    maximumLength: 63,
    lowerCase: true,
  },
  immutable: ['bucket', 'bucketPrefix', 'objectLockEnabled'],
  computed: [
    'arn',
    'bucketDomainName',
    'bucketRegionalDomainName',
    'bucketRegion',
    'hostedZoneId',
  ],
  defaults: { forceDestroy: false, objectLockEnabled: false },
  check: ({ bucket }) =>
    bucket !== undefined && !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)
      ? [
          {
            property: 'bucket',
            reason: `invalid bucket name (3 to 63 lowercase letters, digits, dots and hyphens): ${JSON.stringify(
              bucket,
            )}`,
          },
        ]
      : [],
  async create(context, inputs) {
    const s3 = await context.client('s3');
    await s3.createBucket({
      Bucket: inputs.bucket,
      ObjectLockEnabledForBucket: inputs.objectLockEnabled,
      CreateBucketConfiguration:
        context.region === homeRegion
          ? undefined
          : {
              LocationConstraint: context.region as BucketLocationConstraint,
            },
    });
    return inputs.bucket;
  },
  async settle(context, id, { inputs }) {
    const tags = toTagList(inputs.tagsAll);
    if (tags.length > 0) {
      const s3 = await context.client('s3');
      await s3.putBucketTagging({ Bucket: id, Tagging: { TagSet: tags } });
    }
  },
  async read(context, id) {
    const s3 = await context.client('s3');
    await s3.headBucket({ Bucket: id });
    const tagging = await orMissing(s3.getBucketTagging({ Bucket: id }));
    return {
      inputs: { bucket: id, tagsAll: fromTagList(tagging?.TagSet) },
      outputs: {
        arn: `arn:aws:s3:::${id}`,
        bucketDomainName: `${id}.s3.amazonaws.com`,
        bucketRegionalDomainName: `${id}.s3.${context.region}.amazonaws.com`,
        bucketRegion: context.region,
        hostedZoneId: 'Z3AQBSTGFYJSTF',
      },
    };
  },
  async update(context, id, { inputs }) {
    if (toTagList(inputs.tagsAll).length === 0) {
      const s3 = await context.client('s3');
      await s3.deleteBucketTagging({ Bucket: id });
    }
  },
  async delete(context, id, { inputs }) {
    const s3 = await context.client('s3');
    if (inputs.forceDestroy) {
      await emptyBucket(s3, id);
    }
    await s3.deleteBucket({ Bucket: id });
  },
});

async function emptyBucket(s3: S3, bucket: string): Promise<void> {
  for (;;) {
    const page = await orMissing(s3.listObjectVersions({ Bucket: bucket }));
    const objects = [
      ...(page?.Versions ?? []),
      ...(page?.DeleteMarkers ?? []),
    ].map(({ Key, VersionId }) => ({ Key, VersionId }));
    if (objects.length === 0) {
      return;
    }
    await s3.deleteObjects({ Bucket: bucket, Delete: { Objects: objects } });
  }
}
