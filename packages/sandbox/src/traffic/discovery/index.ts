export { AccountClients } from './AccountClients';
export { discoverSubjects } from './discoverSubjects';
export type {
  DatabaseSubject,
  LoadBalancerSubject,
  NatGatewaySubject,
  ServiceSubject,
  Subject,
  TargetGroupSubject,
} from './Subject';
