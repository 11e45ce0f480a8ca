import { LoadBalancerSubject, TargetGroupSubject } from '../discovery';
import { MetricPoint, Moment } from './MetricPoint';
import { pointWriter } from './pointWriter';

const NAMESPACE = 'AWS/ApplicationELB';

/** Requests in a minute. */
export function requestRate({ load }: Moment): number {
  return 12 + 420 * load;
}

/** The metrics of an Application Load Balancer. */
export function loadBalancerPoints(
  subject: LoadBalancerSubject,
  moment: Moment,
): MetricPoint[] {
  const requests = requestRate(moment);
  const { sum, gauge } = pointWriter({
    namespace: NAMESPACE,
    dimensions: { LoadBalancer: subject.loadBalancer },
    moment,
  });
  return [
    ...responsePoints({ LoadBalancer: subject.loadBalancer }, moment),
    sum('HTTPCode_ELB_5XX_Count', 'Count', 0),
    gauge('ActiveConnectionCount', 'Count', Math.round(requests / 9)),
    sum('ProcessedBytes', 'Bytes', requests * 14_000),
  ];
}

/** The metrics of a target group; nothing answers where no target is. */
export function targetGroupPoints(
  subject: TargetGroupSubject,
  moment: Moment,
): MetricPoint[] {
  const { hosts, targetGroup, loadBalancer } = subject;
  const dimensions = { TargetGroup: targetGroup, LoadBalancer: loadBalancer };
  const { gauge } = pointWriter({ namespace: NAMESPACE, dimensions, moment });
  // The targets of a deployment are not healthy at once.
  const starting = hosts > 0 && moment.blip > 0.9 ? 1 : 0;
  return [
    ...(hosts > 0 ? responsePoints(dimensions, moment) : []),
    gauge('HealthyHostCount', 'Count', hosts),
    gauge('UnHealthyHostCount', 'Count', starting),
  ];
}

function responsePoints(
  dimensions: Record<string, string>,
  moment: Moment,
): MetricPoint[] {
  const { load, blip } = moment;
  const requests = requestRate(moment);
  const failed = requests * (0.0008 + 0.012 * blip);
  const refused = requests * 0.014;
  const { sum, durations } = pointWriter({
    namespace: NAMESPACE,
    dimensions,
    moment,
  });
  return [
    sum('RequestCount', 'Count', requests),
    sum('HTTPCode_Target_2XX_Count', 'Count', requests - failed - refused),
    sum('HTTPCode_Target_4XX_Count', 'Count', refused),
    sum('HTTPCode_Target_5XX_Count', 'Count', failed),
    durations(
      'TargetResponseTime',
      'Seconds',
      0.032 + 0.05 * load + 0.22 * blip,
      requests,
    ),
  ];
}
