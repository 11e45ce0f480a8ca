import { AwsOperationError } from './AwsOperationError';

const missing =
  /NotFound|NoSuch|DoesNotExist|ResourceNotFound|ClusterNotFound|ServiceNotActive|MissingEntity/;

/** Whether AWS says that what was asked for is not there. */
export function isMissing(error: unknown): boolean {
  return error instanceof AwsOperationError && missing.test(error.code);
}
