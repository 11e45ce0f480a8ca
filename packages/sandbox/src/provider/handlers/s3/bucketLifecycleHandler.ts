import type { LifecycleRule } from '@aws-sdk/client-s3';
import { bucketSettingHandler } from './bucketSettingHandler';

interface Rule {
  id: string;
  status: 'Enabled' | 'Disabled';
  prefix?: string;
  filter?: { prefix?: string };
  expiration?: { days?: number; expiredObjectDeleteMarker?: boolean };
  noncurrentVersionExpiration?: {
    noncurrentDays?: number;
    newerNoncurrentVersions?: number;
  };
  abortIncompleteMultipartUpload?: { daysAfterInitiation?: number };
}

export const bucketLifecycleHandler = bucketSettingHandler({
  type: 'aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration',
  label: 'S3 Bucket Lifecycle Configuration',
  put: (s3, inputs: { bucket: string; rules?: Rule[] }) =>
    s3.putBucketLifecycleConfiguration({
      Bucket: inputs.bucket,
      LifecycleConfiguration: { Rules: (inputs.rules ?? []).map(toRule) },
    }),
  async get(s3, bucket) {
    const { Rules = [] } = await s3.getBucketLifecycleConfiguration({
      Bucket: bucket,
    });
    return { rules: Rules.map(fromRule) };
  },
  remove: (s3, bucket) => s3.deleteBucketLifecycle({ Bucket: bucket }),
});

function toRule(rule: Rule): LifecycleRule {
  const { expiration, noncurrentVersionExpiration, filter } = rule;
  return {
    ID: rule.id,
    Status: rule.status,
    Filter: { Prefix: filter?.prefix ?? rule.prefix ?? '' },
    Expiration: expiration && {
      Days: expiration.days,
      ExpiredObjectDeleteMarker: expiration.expiredObjectDeleteMarker,
    },
    NoncurrentVersionExpiration: noncurrentVersionExpiration && {
      NoncurrentDays: noncurrentVersionExpiration.noncurrentDays,
      NewerNoncurrentVersions:
        noncurrentVersionExpiration.newerNoncurrentVersions,
    },
    AbortIncompleteMultipartUpload: rule.abortIncompleteMultipartUpload && {
      DaysAfterInitiation:
        rule.abortIncompleteMultipartUpload.daysAfterInitiation,
    },
  };
}

function fromRule(rule: LifecycleRule) {
  const {
    Expiration,
    NoncurrentVersionExpiration,
    AbortIncompleteMultipartUpload,
  } = rule;
  return {
    id: rule.ID,
    status: rule.Status,
    filter: { prefix: rule.Filter?.Prefix },
    expiration: Expiration && {
      days: Expiration.Days,
      expiredObjectDeleteMarker: Expiration.ExpiredObjectDeleteMarker,
    },
    noncurrentVersionExpiration: NoncurrentVersionExpiration && {
      noncurrentDays: NoncurrentVersionExpiration.NoncurrentDays,
      newerNoncurrentVersions:
        NoncurrentVersionExpiration.NewerNoncurrentVersions,
    },
    abortIncompleteMultipartUpload: AbortIncompleteMultipartUpload && {
      daysAfterInitiation: AbortIncompleteMultipartUpload.DaysAfterInitiation,
    },
  };
}
