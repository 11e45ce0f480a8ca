export type { AwsCall, AwsProtocol, RequestDescription } from './AwsCall';
export { CallLog } from './CallLog';
export type { RecordedCall } from './CallLog';
export { formatAwsError } from './formatAwsError';
export type { AwsError, AwsResponse } from './formatAwsError';
export { identifyCall, isForm } from './identifyCall';
export { isChange } from './isChange';
