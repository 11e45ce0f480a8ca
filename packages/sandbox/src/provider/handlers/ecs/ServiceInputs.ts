import type {
  AvailabilityZoneRebalancing,
  CapacityProviderStrategyItem,
  DeploymentControllerType,
  DeploymentLifecycleHookStage,
  DeploymentStrategy,
  LaunchType,
  PropagateTags,
  SchedulingStrategy,
} from '@aws-sdk/client-ecs';
import { TaggedInputs } from '../../aws/tags';

/** A hook into a deployment. Numbers of minutes are written as text. */
export interface LifecycleHookInput {
  hookTargetArn?: string;
  roleArn?: string;
  lifecycleStages: DeploymentLifecycleHookStage[];
  hookDetails?: string;
}

/** How a deployment goes. */
export interface DeploymentInput {
  strategy?: DeploymentStrategy;
  bakeTimeInMinutes?: string;
  canaryConfiguration?: {
    canaryPercent?: number;
    canaryBakeTimeInMinutes?: string;
  };
  linearConfiguration?: {
    stepPercent?: number;
    stepBakeTimeInMinutes?: string;
  };
  lifecycleHooks?: LifecycleHookInput[];
}

/** A load balancer before a service. */
export interface ServiceLoadBalancerInput {
  targetGroupArn?: string;
  elbName?: string;
  containerName: string;
  containerPort: number;
  advancedConfiguration?: {
    alternateTargetGroupArn: string;
    productionListenerRule: string;
    roleArn: string;
    testListenerRule?: string;
  };
}

/** The inputs of a service that the sandbox follows. */
export interface ServiceInputs extends TaggedInputs {
  name: string;
  cluster?: string;
  taskDefinition?: string;
  desiredCount?: number;
  launchType?: LaunchType;
  capacityProviderStrategies?: (CapacityProviderStrategyItem & {
    capacityProvider: string;
  })[];
  platformVersion?: string;
  schedulingStrategy?: SchedulingStrategy;
  availabilityZoneRebalancing?: AvailabilityZoneRebalancing;
  networkConfiguration?: {
    subnets: string[];
    securityGroups?: string[];
    assignPublicIp?: boolean;
  };
  loadBalancers?: ServiceLoadBalancerInput[];
  deploymentController?: { type?: DeploymentControllerType };
  deploymentConfiguration?: DeploymentInput;
  deploymentCircuitBreaker?: { enable: boolean; rollback: boolean };
  deploymentMaximumPercent?: number;
  deploymentMinimumHealthyPercent?: number;
  alarms?: { alarmNames: string[]; enable: boolean; rollback: boolean };
  healthCheckGracePeriodSeconds?: number;
  enableExecuteCommand?: boolean;
  enableEcsManagedTags?: boolean;
  propagateTags?: PropagateTags;
  forceNewDeployment?: boolean;
  forceDelete?: boolean;
  waitForSteadyState?: boolean;
  triggers?: Record<string, string>;
}
