import { Handler } from './AutoscalingState';
import { selectPage } from './selectPage';
import { findTarget, hasSameSubject, newArn, notFound } from './subjects';

/** Makes a policy, or changes what is given of the one with this name. */
export const putScalingPolicy: Handler<'PutScalingPolicy'> = (
  input,
  { state, scope },
) => {
  findTarget(state, input, 'registered');
  const known = state.policies.find(
    it => hasSameSubject(it, input) && it.PolicyName === input.PolicyName,
  );
  const PolicyARN =
    known?.PolicyARN ??
    newArn({
      kind: 'scalingPolicy',
      name: `policyName/${input.PolicyName}`,
      subject: input,
      scope,
    });
  const policy = {
    CreationTime: Date.now() / 1000,
    Alarms: [],
    ...known,
    ...input,
    PolicyARN,
    PolicyType: input.PolicyType ?? known?.PolicyType ?? 'StepScaling',
  };
  state.policies = [...state.policies.filter(it => it !== known), policy];
  return { PolicyARN, Alarms: policy.Alarms };
};

/** Lists the policies of a namespace. */
export const describeScalingPolicies: Handler<'DescribeScalingPolicies'> = (
  input,
  { state },
) =>
  selectPage({
    items: state.policies,
    key: 'ScalingPolicies',
    filter: input,
    include: it => input.PolicyNames?.includes(it.PolicyName) ?? true,
  });

/** Deletes a policy. */
export const deleteScalingPolicy: Handler<'DeleteScalingPolicy'> = (
  input,
  { state },
) => {
  const left = state.policies.filter(
    it => !hasSameSubject(it, input) || it.PolicyName !== input.PolicyName,
  );
  if (left.length === state.policies.length) {
    throw notFound('scaling policy found', input);
  }
  state.policies = left;
  return {};
};
