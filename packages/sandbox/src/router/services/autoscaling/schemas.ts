import { z } from 'zod';

const namespace = z.enum([
  'appstream',
  'cassandra',
  'comprehend',
  'custom-resource',
  'dynamodb',
  'ec2',
  'ecs',
  'elasticache',
  'elasticmapreduce',
  'kafka',
  'lambda',
  'neptune',
  'rds',
  'sagemaker',
  'workspaces',
]);
const name = z.string().min(1).max(1600);

/** What a policy or an action belongs to. */
const subject = z.object({
  ServiceNamespace: namespace,
  ResourceId: name,
  ScalableDimension: name,
});

const page = z.object({
  MaxResults: z.int().min(1).max(50).optional(),
  NextToken: z.string().optional(),
});

const filter = page.extend({
  ServiceNamespace: namespace,
  ResourceId: name.optional(),
  ScalableDimension: name.optional(),
});

const configuration = z.record(z.string(), z.unknown());

/** The inputs of the operations of Application Auto Scaling. */
export const schemas = {
  RegisterScalableTarget: subject.extend({
    MinCapacity: z.int().min(0).optional(),
    MaxCapacity: z.int().min(0).optional(),
    RoleARN: name.optional(),
    SuspendedState: configuration.optional(),
    Tags: z.record(z.string(), z.string()).optional(),
  }),
  DescribeScalableTargets: filter
    .omit({ ResourceId: true })
    .extend({ ResourceIds: z.array(name).max(50).optional() }),
  DeregisterScalableTarget: subject,
  PutScalingPolicy: subject.extend({
    PolicyName: name.max(256),
    PolicyType: z
      .enum(['StepScaling', 'TargetTrackingScaling', 'PredictiveScaling'])
      .optional(),
    StepScalingPolicyConfiguration: configuration.optional(),
    TargetTrackingScalingPolicyConfiguration: configuration.optional(),
    PredictiveScalingPolicyConfiguration: configuration.optional(),
  }),
  DescribeScalingPolicies: filter.extend({
    PolicyNames: z.array(name).max(50).optional(),
  }),
  DeleteScalingPolicy: subject.extend({ PolicyName: name }),
  PutScheduledAction: subject.extend({
    ScheduledActionName: name.max(256),
    Schedule: name.optional(),
    Timezone: name.optional(),
    StartTime: z.number().optional(),
    EndTime: z.number().optional(),
    ScalableTargetAction: configuration.optional(),
  }),
  DescribeScheduledActions: filter.extend({
    ScheduledActionNames: z.array(name).max(50).optional(),
  }),
  DeleteScheduledAction: subject.extend({ ScheduledActionName: name }),
  DescribeScalingActivities: filter,
  ListTagsForResource: z.object({ ResourceARN: name }),
  TagResource: z.object({
    ResourceARN: name,
    Tags: z.record(z.string(), z.string()),
  }),
  UntagResource: z.object({ ResourceARN: name, TagKeys: z.array(z.string()) }),
};

/** @see schemas */
export type Operation = keyof typeof schemas;

/** @see schemas */
export type Input<Name extends Operation> = z.output<(typeof schemas)[Name]>;
