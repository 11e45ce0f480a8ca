import {
  CloudWatchClient,
  MetricDatum,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { MetricPoint } from './series';

const LARGEST_BATCH = 1_000;

/** Writes points into their namespaces. */
export async function publishPoints(
  client: CloudWatchClient,
  points: MetricPoint[],
): Promise<void> {
  for (const [Namespace, data] of groupByNamespace(points)) {
    for (let start = 0; start < data.length; start += LARGEST_BATCH) {
      const MetricData = data.slice(start, start + LARGEST_BATCH);
      await client.send(new PutMetricDataCommand({ Namespace, MetricData }));
    }
  }
}

function groupByNamespace(points: MetricPoint[]): Map<string, MetricDatum[]> {
  const groups = new Map<string, MetricDatum[]>();
  for (const point of points) {
    const group = groups.get(point.namespace) ?? [];
    group.push(toDatum(point));
    groups.set(point.namespace, group);
  }
  return groups;
}

function toDatum(point: MetricPoint): MetricDatum {
  const { name, unit, at, values, counts, dimensions } = point;
  return {
    MetricName: name,
    Unit: unit,
    Timestamp: at,
    Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({
      Name,
      Value,
    })),
    ...(counts ? { Values: values, Counts: counts } : { Value: values[0] }),
  };
}
