import type {
  MetricStatistic,
  MetricType,
  PolicyType,
  ScalableDimension,
  ServiceNamespace,
  TargetTrackingScalingPolicyConfiguration,
} from '@aws-sdk/client-application-auto-scaling';
import { defineHandler } from '../../resources/defineHandler';

interface TrackingInput {
  targetValue: number;
  disableScaleIn?: boolean;
  scaleInCooldown?: number;
  scaleOutCooldown?: number;
  predefinedMetricSpecification?: {
    predefinedMetricType: MetricType;
    resourceLabel?: string;
  };
  customizedMetricSpecification?: {
    namespace?: string;
    metricName?: string;
    statistic?: MetricStatistic;
    unit?: string;
    dimensions?: { name: string; value: string }[];
  };
}

interface PolicyInputs {
  name: string;
  policyType?: PolicyType;
  serviceNamespace: ServiceNamespace;
  resourceId: string;
  scalableDimension: ScalableDimension;
  targetTrackingScalingPolicyConfiguration?: TrackingInput;
}

export const policyHandler = defineHandler<PolicyInputs>({
  type: 'aws:appautoscaling/policy:Policy',
  label: 'Application Auto Scaling Scaling Policy',
  naming: { property: 'name', maximumLength: 255 },
  required: ['serviceNamespace', 'resourceId', 'scalableDimension'],
  immutable: ['name', 'serviceNamespace', 'resourceId', 'scalableDimension'],
  computed: ['arn', 'alarmArns'],
  defaults: { policyType: 'StepScaling' },
  async create(context, inputs) {
    const scaling = await context.client('applicationAutoScaling');
    await scaling.putScalingPolicy(toRequest(inputs));
    return inputs.name;
  },
  async read(context, id, { inputs }) {
    const scaling = await context.client('applicationAutoScaling');
    const { ScalingPolicies = [] } = await scaling.describeScalingPolicies({
      ServiceNamespace: inputs.serviceNamespace ?? 'ecs',
      ResourceId: inputs.resourceId,
      ScalableDimension: inputs.scalableDimension,
      PolicyNames: [id],
    });
    const policy = ScalingPolicies[0];
    return (
      policy && {
        inputs: {
          name: policy.PolicyName,
          policyType: policy.PolicyType,
          serviceNamespace: policy.ServiceNamespace,
          resourceId: policy.ResourceId,
          scalableDimension: policy.ScalableDimension,
          targetTrackingScalingPolicyConfiguration: fromTracking(
            policy.TargetTrackingScalingPolicyConfiguration,
          ),
        },
        outputs: {
          arn: policy.PolicyARN,
          alarmArns: (policy.Alarms ?? []).map(alarm => alarm.AlarmARN),
        },
      }
    );
  },
  async update(context, _id, { inputs }) {
    const scaling = await context.client('applicationAutoScaling');
    await scaling.putScalingPolicy(toRequest(inputs));
  },
  async delete(context, id, { inputs }) {
    const scaling = await context.client('applicationAutoScaling');
    await scaling.deleteScalingPolicy({
      PolicyName: id,
      ServiceNamespace: inputs.serviceNamespace,
      ResourceId: inputs.resourceId,
      ScalableDimension: inputs.scalableDimension,
    });
  },
});

function toRequest(inputs: PolicyInputs) {
  return {
    PolicyName: inputs.name,
    PolicyType: inputs.policyType,
    ServiceNamespace: inputs.serviceNamespace,
    ResourceId: inputs.resourceId,
    ScalableDimension: inputs.scalableDimension,
    TargetTrackingScalingPolicyConfiguration: toTracking(
      inputs.targetTrackingScalingPolicyConfiguration,
    ),
  };
}

function toTracking(
  tracking: TrackingInput | undefined,
): TargetTrackingScalingPolicyConfiguration | undefined {
  const predefined = tracking?.predefinedMetricSpecification;
  const customized = tracking?.customizedMetricSpecification;
  return (
    tracking && {
      TargetValue: tracking.targetValue,
      DisableScaleIn: tracking.disableScaleIn,
      ScaleInCooldown: tracking.scaleInCooldown,
      ScaleOutCooldown: tracking.scaleOutCooldown,
      PredefinedMetricSpecification: predefined && {
        PredefinedMetricType: predefined.predefinedMetricType,
        ResourceLabel: predefined.resourceLabel,
      },
      CustomizedMetricSpecification: customized && {
        Namespace: customized.namespace,
        MetricName: customized.metricName,
        Statistic: customized.statistic,
        Unit: customized.unit,
        Dimensions: customized.dimensions?.map(({ name, value }) => ({
          Name: name,
          Value: value,
        })),
      },
    }
  );
}

function fromTracking(
  tracking: TargetTrackingScalingPolicyConfiguration | undefined,
): TrackingInput | undefined {
  const predefined = tracking?.PredefinedMetricSpecification;
  const customized = tracking?.CustomizedMetricSpecification;
  return (
    tracking && {
      targetValue: tracking.TargetValue!,
      disableScaleIn: tracking.DisableScaleIn,
      scaleInCooldown: tracking.ScaleInCooldown,
      scaleOutCooldown: tracking.ScaleOutCooldown,
      predefinedMetricSpecification: predefined && {
        predefinedMetricType: predefined.PredefinedMetricType!,
        resourceLabel: predefined.ResourceLabel,
      },
      customizedMetricSpecification: customized && {
        namespace: customized.Namespace,
        metricName: customized.MetricName,
        statistic: customized.Statistic,
        unit: customized.Unit,
        dimensions: customized.Dimensions?.map(({ Name, Value }) => ({
          name: Name!,
          value: Value!,
        })),
      },
    }
  );
}
