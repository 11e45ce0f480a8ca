import type {
  DeploymentConfiguration,
  LoadBalancer,
  NetworkConfiguration,
  Service,
} from '@aws-sdk/client-ecs';
import { ServiceInputs, ServiceLoadBalancerInput } from './ServiceInputs';

/** What a create and an update call take alike. */
export function toServiceRequest(inputs: ServiceInputs) {
  return {
    cluster: inputs.cluster,
    taskDefinition: inputs.taskDefinition,
    desiredCount: inputs.desiredCount,
    capacityProviderStrategy: inputs.capacityProviderStrategies,
    platformVersion: inputs.platformVersion,
    networkConfiguration: toNetwork(inputs),
    loadBalancers: inputs.loadBalancers?.map(toLoadBalancer),
    deploymentConfiguration: toDeployment(inputs),
    availabilityZoneRebalancing: inputs.availabilityZoneRebalancing,
    healthCheckGracePeriodSeconds: inputs.healthCheckGracePeriodSeconds,
    enableExecuteCommand: inputs.enableExecuteCommand,
    enableECSManagedTags: inputs.enableEcsManagedTags,
    propagateTags: inputs.propagateTags,
  };
}

/** The inputs that a service stands for. */
export function fromService(service: Service, known: Partial<ServiceInputs>) {
  const { deploymentConfiguration: deployment } = service;
  const network = service.networkConfiguration?.awsvpcConfiguration;
  return {
    name: service.serviceName,
    // The cluster may be given by name or by ARN.
    cluster: service.clusterArn?.endsWith(`/${known.cluster}`)
      ? known.cluster
      : service.clusterArn,
    taskDefinition: fromTaskDefinition(service, known),
    desiredCount: service.desiredCount,
    launchType: service.launchType || undefined,
    platformVersion: service.platformVersion || undefined,
    schedulingStrategy: service.schedulingStrategy,
    availabilityZoneRebalancing: service.availabilityZoneRebalancing,
    networkConfiguration: network && {
      subnets: sameMembers(
        known.networkConfiguration?.subnets,
        network.subnets,
      ),
      securityGroups: sameMembers(
        known.networkConfiguration?.securityGroups,
        network.securityGroups,
      ),
      assignPublicIp: network.assignPublicIp === 'ENABLED',
    },
    loadBalancers: service.loadBalancers?.map(fromLoadBalancer),
    deploymentController: service.deploymentController,
    deploymentCircuitBreaker: deployment?.deploymentCircuitBreaker,
    deploymentMaximumPercent: deployment?.maximumPercent,
    deploymentMinimumHealthyPercent: deployment?.minimumHealthyPercent,
    deploymentConfiguration: deployment && {
      strategy: deployment.strategy,
      bakeTimeInMinutes: asText(deployment.bakeTimeInMinutes),
    },
    healthCheckGracePeriodSeconds: service.healthCheckGracePeriodSeconds,
    enableExecuteCommand: service.enableExecuteCommand,
    enableEcsManagedTags: service.enableECSManagedTags,
    propagateTags: service.propagateTags,
  };
}

function fromTaskDefinition(service: Service, known: Partial<ServiceInputs>) {
  const arn = service.taskDefinition;
  // A family with or without its revision is as good as the ARN.
  return known.taskDefinition &&
    (arn?.endsWith(`/${known.taskDefinition}`) ||
      arn?.replace(/:\d+$/, '').endsWith(`/${known.taskDefinition}`))
    ? known.taskDefinition
    : arn;
}

function toNetwork({
  networkConfiguration: network,
}: ServiceInputs): NetworkConfiguration | undefined {
  return (
    network && {
      awsvpcConfiguration: {
        subnets: network.subnets,
        securityGroups: network.securityGroups,
        assignPublicIp: network.assignPublicIp ? 'ENABLED' : 'DISABLED',
      },
    }
  );
}

function toLoadBalancer(input: ServiceLoadBalancerInput): LoadBalancer {
  const { elbName, ...balancer } = input;
  return { ...balancer, loadBalancerName: elbName };
}

function fromLoadBalancer(balancer: LoadBalancer) {
  return {
    targetGroupArn: balancer.targetGroupArn,
    elbName: balancer.loadBalancerName,
    containerName: balancer.containerName,
    containerPort: balancer.containerPort,
    advancedConfiguration: balancer.advancedConfiguration,
  };
}

function toDeployment(
  inputs: ServiceInputs,
): DeploymentConfiguration | undefined {
  const { deploymentConfiguration: deployment, alarms } = inputs;
  const given =
    deployment ??
    alarms ??
    inputs.deploymentCircuitBreaker ??
    inputs.deploymentMaximumPercent ??
    inputs.deploymentMinimumHealthyPercent;
  if (given === undefined) {
    return undefined;
  }
  const canary = deployment?.canaryConfiguration;
  const linear = deployment?.linearConfiguration;
  return {
    strategy: deployment?.strategy,
    bakeTimeInMinutes: asNumber(deployment?.bakeTimeInMinutes),
    canaryConfiguration: canary && {
      canaryPercent: canary.canaryPercent,
      canaryBakeTimeInMinutes: asNumber(canary.canaryBakeTimeInMinutes),
    },
    linearConfiguration: linear && {
      stepPercent: linear.stepPercent,
      stepBakeTimeInMinutes: asNumber(linear.stepBakeTimeInMinutes),
    },
    lifecycleHooks: deployment?.lifecycleHooks?.map(hook => ({
      hookTargetArn: hook.hookTargetArn,
      roleArn: hook.roleArn,
      lifecycleStages: hook.lifecycleStages,
      hookDetails: hook.hookDetails && JSON.parse(hook.hookDetails),
    })),
    deploymentCircuitBreaker: inputs.deploymentCircuitBreaker,
    maximumPercent: inputs.deploymentMaximumPercent,
    minimumHealthyPercent: inputs.deploymentMinimumHealthyPercent,
    alarms,
  };
}

function sameMembers(known: string[] | undefined, found: string[] | undefined) {
  return known && found && [...known].sort().join() === [...found].sort().join()
    ? known
    : found;
}

function asNumber(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function asText(value: number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}
