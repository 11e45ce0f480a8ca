import type { S3 } from '@aws-sdk/client-s3';
import { defineHandler } from '../../resources/defineHandler';
import { ResourceHandler } from '../../resources/ResourceHandler';

interface BucketSettingInputs {
  bucket: string;
  [name: string]: unknown;
}

/** How one setting of a bucket is written, read and taken back. */
export interface BucketSetting {
  type: string;
  label: string;
  required?: string[];
  documents?: string[];
  defaults?: Record<string, unknown>;
  put(s3: S3, inputs: any): Promise<unknown>;
  /** The setting's inputs; a setting that is not there throws or answers nothing. */
  get(s3: S3, bucket: string): Promise<Record<string, unknown> | undefined>;
  remove(s3: S3, bucket: string): Promise<unknown>;
}

/** Settings of a bucket are resources of their own; there is one of a kind. */
export function bucketSettingHandler(setting: BucketSetting): ResourceHandler {
  return defineHandler<BucketSettingInputs>({
    type: setting.type,
    label: setting.label,
    exclusive: true,
    required: ['bucket', ...(setting.required ?? [])],
    immutable: ['bucket', 'expectedBucketOwner'],
    documents: setting.documents,
    defaults: setting.defaults,
    async create(context, inputs) {
      await setting.put(await context.client('s3'), inputs);
      return inputs.bucket;
    },
    async read(context, id) {
      const found = await setting.get(await context.client('s3'), id);
      return found && { inputs: { bucket: id, ...found } };
    },
    async update(context, _id, { inputs }) {
      await setting.put(await context.client('s3'), inputs);
    },
    async delete(context, id) {
      await setting.remove(await context.client('s3'), id);
    },
  });
}
