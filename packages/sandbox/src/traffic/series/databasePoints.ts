import { DatabaseSubject } from '../discovery';
import { MetricPoint, Moment } from './MetricPoint';
import { pointWriter } from './pointWriter';

const DAY = 86_400_000;

/** The metrics of an RDS instance. */
export function databasePoints(
  subject: DatabaseSubject,
  moment: Moment,
): MetricPoint[] {
  const { load, blip, at } = moment;
  const write = pointWriter({
    namespace: 'AWS/RDS',
    dimensions: { DBInstanceIdentifier: subject.identifier },
    moment,
  });
  // The write-ahead log fills up in the course of a day and is then taken away.
  const filling = (at.getTime() % DAY) / DAY;
  return [
    write.gauge('CPUUtilization', 'Percent', 5 + 30 * load + 10 * blip),
    write.gauge(
      'DatabaseConnections',
      'Count',
      Math.round(4 + 22 * load + 6 * blip),
    ),
    write.gauge(
      'FreeStorageSpace',
      'Bytes',
      Math.round(subject.storageBytes * (0.74 - 0.04 * filling)),
    ),
    write.gauge(
      'FreeableMemory',
      'Bytes',
      Math.round(subject.memoryBytes * (0.52 - 0.16 * load)),
    ),
    write.gauge('ReadIOPS', 'Count/Second', 3 + 60 * load),
    write.gauge('WriteIOPS', 'Count/Second', 2 + 38 * load),
    write.gauge('ReadLatency', 'Seconds', 0.0006 + 0.0012 * load),
    write.gauge('WriteLatency', 'Seconds', 0.0011 + 0.0019 * load),
  ];
}
