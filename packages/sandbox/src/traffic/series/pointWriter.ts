import { StandardUnit } from '@aws-sdk/client-cloudwatch';
import { MetricPoint, Moment } from './MetricPoint';

// Few answers take long.
const SPREAD: [factor: number, share: number][] = [
  [0.6, 0.3],
  [1, 0.4],
  [1.5, 0.2],
  [2.4, 0.07],
  [4, 0.03],
];

/** Makes points of one namespace, subject and moment. */
export function pointWriter(options: {
  namespace: string;
  dimensions: Record<string, string>;
  moment: Moment;
}) {
  const { namespace, dimensions, moment } = options;
  const point = (name: string, unit: StandardUnit, values: number[]) => ({
    namespace,
    name,
    dimensions,
    unit,
    at: moment.at,
    values,
  });
  return {
    /** A measure, such as a percentage. */
    gauge: (name: string, unit: StandardUnit, value: number): MetricPoint =>
      point(name, unit, [value]),

    /** A number of events in a minute, of which a longer time has more. */
    sum: (name: string, unit: StandardUnit, perMinute: number): MetricPoint =>
      point(name, unit, [Math.round(perMinute * moment.minutes)]),

    /** Durations with a long tail around a typical one, for percentiles. */
    durations: (
      name: string,
      unit: StandardUnit,
      typical: number,
      perMinute: number,
    ): MetricPoint => ({
      ...point(
        name,
        unit,
        SPREAD.map(([factor]) => factor * typical),
      ),
      counts: SPREAD.map(([, share]) =>
        Math.max(1, Math.round(share * perMinute * moment.minutes)),
      ),
    }),
  };
}
