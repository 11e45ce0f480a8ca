import type {
  ScalableDimension,
  ServiceNamespace,
} from '@aws-sdk/client-application-auto-scaling';
import { applyTags } from '../../aws/applyTags';
import { TaggedInputs } from '../../aws/tags';
import { defineHandler } from '../../resources/defineHandler';

interface TargetInputs extends TaggedInputs {
  serviceNamespace: ServiceNamespace;
  resourceId: string;
  scalableDimension: ScalableDimension;
  minCapacity: number;
  maxCapacity: number;
  roleArn?: string;
}

export const targetHandler = defineHandler<TargetInputs>({
  type: 'aws:appautoscaling/target:Target',
  label: 'Application AutoScaling Target',
  tagged: true,
  exclusive: true,
  required: [
    'serviceNamespace',
    'resourceId',
    'scalableDimension',
    'minCapacity',
    'maxCapacity',
  ],
  immutable: ['serviceNamespace', 'resourceId', 'scalableDimension'],
  computed: ['arn', 'roleArn'],
  check: ({ minCapacity, maxCapacity }) =>
    minCapacity !== undefined &&
    maxCapacity !== undefined &&
    minCapacity > maxCapacity
      ? [
          {
            property: 'maxCapacity',
            reason: `"maxCapacity" (${maxCapacity}) must not be less than "minCapacity" (${minCapacity})`,
          },
        ]
      : [],
  async create(context, inputs) {
    const scaling = await context.client('applicationAutoScaling');
    await scaling.registerScalableTarget({
      ...toRequest(inputs),
      Tags:
        inputs.tagsAll && Object.keys(inputs.tagsAll).length > 0
          ? inputs.tagsAll
          : undefined,
    });
    return inputs.resourceId;
  },
  async read(context, id, known) {
    const scaling = await context.client('applicationAutoScaling');
    const { ScalableTargets = [] } = await scaling.describeScalableTargets({
      // The id alone does not tell the namespace; services of ECS are the usual case.
      ServiceNamespace: known.inputs.serviceNamespace ?? 'ecs',
      ResourceIds: [id],
      ScalableDimension: known.inputs.scalableDimension,
    });
    const target = ScalableTargets[0];
    if (!target) {
      return undefined;
    }
    const tagging =
      target.ScalableTargetARN &&
      (await scaling.listTagsForResource({
        ResourceARN: target.ScalableTargetARN,
      }));
    return {
      inputs: {
        serviceNamespace: target.ServiceNamespace,
        resourceId: target.ResourceId,
        scalableDimension: target.ScalableDimension,
        minCapacity: target.MinCapacity,
        maxCapacity: target.MaxCapacity,
        tagsAll: (tagging && tagging.Tags) || {},
      },
      outputs: { arn: target.ScalableTargetARN, roleArn: target.RoleARN },
    };
  },
  async update(context, _id, change) {
    const scaling = await context.client('applicationAutoScaling');
    if (change.changed('minCapacity', 'maxCapacity', 'roleArn')) {
      await scaling.registerScalableTarget(toRequest(change.inputs));
    }
    const ResourceARN = String(change.outputs.arn);
    await applyTags(change, {
      set: Tags => scaling.tagResource({ ResourceARN, Tags }),
      remove: TagKeys => scaling.untagResource({ ResourceARN, TagKeys }),
    });
  },
  async delete(context, _id, { inputs }) {
    const scaling = await context.client('applicationAutoScaling');
    await scaling.deregisterScalableTarget({
      ServiceNamespace: inputs.serviceNamespace,
      ResourceId: inputs.resourceId,
      ScalableDimension: inputs.scalableDimension,
    });
  },
});

function toRequest(inputs: TargetInputs) {
  return {
    ServiceNamespace: inputs.serviceNamespace,
    ResourceId: inputs.resourceId,
    ScalableDimension: inputs.scalableDimension,
    MinCapacity: inputs.minCapacity,
    MaxCapacity: inputs.maxCapacity,
    RoleARN: inputs.roleArn,
  };
}
