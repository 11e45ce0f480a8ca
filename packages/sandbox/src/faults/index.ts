export { faultSchema } from './Fault';
export type { Fault, FaultInput } from './Fault';
export { FaultsClient } from './FaultsClient';
export { FaultsFile } from './FaultsFile';
export { FaultStore } from './FaultStore';
export { toAwsError } from './toAwsError';
