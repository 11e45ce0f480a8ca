import { NatGatewaySubject } from '../discovery';
import { MetricPoint, Moment } from './MetricPoint';
import { pointWriter } from './pointWriter';

/** The metrics of a NAT gateway: calls to the outside, and images pulled by a deployment. */
export function natGatewayPoints(
  subject: NatGatewaySubject,
  moment: Moment,
): MetricPoint[] {
  const { load, blip } = moment;
  const { sum, gauge } = pointWriter({
    namespace: 'AWS/NATGateway',
    dimensions: { NatGatewayId: subject.id },
    moment,
  });
  return [
    sum('BytesOutToDestination', 'Bytes', 60_000 + 1_900_000 * load),
    sum(
      'BytesInFromDestination',
      'Bytes',
      90_000 + 3_400_000 * load + 9_000_000 * blip,
    ),
    gauge('ActiveConnectionCount', 'Count', Math.round(2 + 26 * load)),
    sum('ErrorPortAllocation', 'Count', 0),
  ];
}
