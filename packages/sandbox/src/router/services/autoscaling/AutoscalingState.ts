import { ServedScope } from '../ServedService';
import { Input, Operation } from './schemas';

/** What a policy, an action or a target is about. */
export interface Subject {
  ServiceNamespace: string;
  ResourceId: string;
  ScalableDimension: string;
}

/** A registered target, as it is described. */
export interface ScalableTarget extends Subject {
  ScalableTargetARN: string;
  MinCapacity: number;
  MaxCapacity: number;
  RoleARN: string;
  CreationTime: number;
  SuspendedState: object;
}

/** A scaling policy, as it is described. */
export interface ScalingPolicy extends Subject {
  PolicyARN: string;
  PolicyName: string;
  PolicyType: string;
  CreationTime: number;
  Alarms: object[];
}

/** A scheduled action, as it is described. */
export interface ScheduledAction extends Subject {
  ScheduledActionARN: string;
  ScheduledActionName: string;
  CreationTime: number;
}

/** What one account has in one region. */
export interface AutoscalingState {
  targets: ScalableTarget[];
  policies: ScalingPolicy[];
  actions: ScheduledAction[];
  tags: Record<string, Record<string, string>>;
}

/** Carries out one operation on the state. */
export type Handler<Name extends Operation> = (
  input: Input<Name>,
  context: { state: AutoscalingState; scope: ServedScope },
) => object;
