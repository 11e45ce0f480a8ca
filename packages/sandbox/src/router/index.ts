export { Router } from './Router';
export type { RouterOptions } from './Router';
export type { AwsCall, AwsProtocol, RecordedCall } from './calls';
export type { UsedScope } from './ScopeLog';
