import { ResourceHandler } from '../../resources/ResourceHandler';
import { bucketHandler } from './bucketHandler';
import { bucketLifecycleHandler } from './bucketLifecycleHandler';
import { bucketSettingHandlers } from './bucketSettingHandlers';

/** Buckets and their settings. */
export const s3Handlers: ResourceHandler[] = [
  bucketHandler,
  bucketLifecycleHandler,
  ...bucketSettingHandlers,
];
