import { ServiceSubject } from '../discovery';
import { MetricPoint, Moment } from './MetricPoint';
import { pointWriter } from './pointWriter';

/** The metrics of an ECS service; while no task runs, there is no use of anything. */
export function servicePoints(
  subject: ServiceSubject,
  moment: Moment,
): MetricPoint[] {
  const { load, blip } = moment;
  const { runningCount, desiredCount } = subject;
  const dimensions = {
    ClusterName: subject.cluster,
    ServiceName: subject.service,
  };
  const use = pointWriter({ namespace: 'AWS/ECS', dimensions, moment });
  const insights = pointWriter({
    namespace: 'ECS/ContainerInsights',
    dimensions,
    moment,
  });
  const counts = [
    insights.gauge('RunningTaskCount', 'Count', runningCount),
    insights.gauge('DesiredTaskCount', 'Count', desiredCount),
    insights.gauge(
      'PendingTaskCount',
      'Count',
      Math.max(0, desiredCount - runningCount),
    ),
  ];
  if (runningCount === 0) {
    return counts;
  }
  return [
    ...counts,
    use.gauge('CPUUtilization', 'Percent', 8 + 46 * load + 22 * blip),
    use.gauge('MemoryUtilization', 'Percent', 36 + 18 * load - 8 * blip),
  ];
}
