import { Subject } from '../discovery';
import { databasePoints } from './databasePoints';
import { loadBalancerPoints, targetGroupPoints } from './loadBalancerPoints';
import { MetricPoint, Moment } from './MetricPoint';
import { natGatewayPoints } from './natGatewayPoints';
import { servicePoints } from './servicePoints';

/** The points of all metrics that a subject has at a moment. */
export function pointsOf(subject: Subject, moment: Moment): MetricPoint[] {
  switch (subject.kind) {
    case 'service':
      return servicePoints(subject, moment);
    case 'database':
      return databasePoints(subject, moment);
    case 'load-balancer':
      return loadBalancerPoints(subject, moment);
    case 'target-group':
      return targetGroupPoints(subject, moment);
    default:
      return natGatewayPoints(subject, moment);
  }
}
