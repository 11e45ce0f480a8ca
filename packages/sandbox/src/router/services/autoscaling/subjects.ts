import { randomUUID } from 'crypto';
import { ServedScope, ServedServiceError } from '../ServedService';
import { AutoscalingState, ScalableTarget, Subject } from './AutoscalingState';

/** True when both are about the same target. */
export function hasSameSubject(one: Subject, other: Subject): boolean {
  return (
    one.ServiceNamespace === other.ServiceNamespace &&
    one.ResourceId === other.ResourceId &&
    one.ScalableDimension === other.ScalableDimension
  );
}

/** The registered target, which most operations need. */
export function findTarget(
  state: AutoscalingState,
  subject: Subject,
  participle: 'found' | 'registered',
): ScalableTarget {
  const target = state.targets.find(it => hasSameSubject(it, subject));
  if (!target) {
    throw notFound(`scalable target ${participle}`, subject);
  }
  return target;
}

/** The error for what is not there, in the words of the service. */
export function notFound(what: string, subject: Subject): ServedServiceError {
  return new ServedServiceError(
    'ObjectNotFoundException',
    `No ${what} for service namespace: ${subject.ServiceNamespace}, resource ID: ${subject.ResourceId}, scalable dimension: ${subject.ScalableDimension}`,
  );
}

/** A new ARN for a policy or a scheduled action. */
export function newArn(options: {
  kind: 'scalingPolicy' | 'scheduledAction';
  /** Such as `policyName/busy`. */
  name: string;
  subject: Subject;
  scope: ServedScope;
}): string {
  const { kind, name, subject, scope } = options;
  const resource = `${subject.ServiceNamespace}/${subject.ResourceId}`;
  return `arn:aws:autoscaling:${scope.region}:${
    scope.accountId
  }:${kind}:${randomUUID()}:resource/${resource}:${name}`;
}
