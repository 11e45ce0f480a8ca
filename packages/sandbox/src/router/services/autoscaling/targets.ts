import { randomUUID } from 'crypto';
import { ServedScope, ServedServiceError } from '../ServedService';
import { Handler, ScalableTarget } from './AutoscalingState';
import { Input } from './schemas';
import { selectPage } from './selectPage';
import { findTarget, hasSameSubject } from './subjects';

/** Registers a target, or changes what is given of a registered one. */
export const registerScalableTarget: Handler<'RegisterScalableTarget'> = (
  input,
  { state, scope },
) => {
  const known = state.targets.find(it => hasSameSubject(it, input));
  const target = known ?? newTarget(input, scope);
  const MinCapacity = input.MinCapacity ?? target.MinCapacity;
  const MaxCapacity = input.MaxCapacity ?? target.MaxCapacity;
  if (MinCapacity > MaxCapacity) {
    throw new ServedServiceError(
      'ValidationException',
      'Maximum capacity cannot be less than minimum capacity',
    );
  }
  const RoleARN = input.RoleARN ?? target.RoleARN;
  Object.assign(target, { MinCapacity, MaxCapacity, RoleARN });
  Object.assign(target.SuspendedState, input.SuspendedState);
  if (!known) {
    state.targets.push(target);
  }
  const { ScalableTargetARN } = target;
  state.tags[ScalableTargetARN] = {
    ...state.tags[ScalableTargetARN],
    ...input.Tags,
  };
  return { ScalableTargetARN };
};

/** Lists the targets of a namespace. */
export const describeScalableTargets: Handler<'DescribeScalableTargets'> = (
  input,
  { state },
) =>
  selectPage({
    items: state.targets,
    key: 'ScalableTargets',
    filter: input,
    include: it => input.ResourceIds?.includes(it.ResourceId) ?? true,
  });

/** Forgets a target with all that hangs on it. */
export const deregisterScalableTarget: Handler<'DeregisterScalableTarget'> = (
  input,
  { state },
) => {
  const { ScalableTargetARN } = findTarget(state, input, 'found');
  delete state.tags[ScalableTargetARN];
  state.targets = state.targets.filter(it => !hasSameSubject(it, input));
  state.policies = state.policies.filter(it => !hasSameSubject(it, input));
  state.actions = state.actions.filter(it => !hasSameSubject(it, input));
  return {};
};

function newTarget(
  input: Input<'RegisterScalableTarget'>,
  { region, accountId }: ServedScope,
): ScalableTarget {
  const { ServiceNamespace, ResourceId, ScalableDimension } = input;
  const { MinCapacity, MaxCapacity } = input;
  if (MinCapacity === undefined || MaxCapacity === undefined) {
    throw new ServedServiceError(
      'ValidationException',
      'A new scalable target needs MinCapacity and MaxCapacity',
    );
  }
  const id = randomUUID().replaceAll('-', '');
  return {
    ScalableTargetARN: `arn:aws:application-autoscaling:${region}:${accountId}:scalable-target/0${id}`,
    ServiceNamespace,
    ResourceId,
    ScalableDimension,
    MinCapacity,
    MaxCapacity,
    RoleARN: `arn:aws:iam::${accountId}:role/aws-service-role/${ServiceNamespace}.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling`,
    CreationTime: Date.now() / 1000,
    SuspendedState: {
      DynamicScalingInSuspended: false,
      DynamicScalingOutSuspended: false,
      ScheduledScalingSuspended: false,
    },
  };
}
