import { StandardUnit } from '@aws-sdk/client-cloudwatch';

/** When a point is and what happens then. */
export interface Moment {
  at: Date;
  /** How many minutes the point stands for; sums count for all of them. */
  minutes: number;
  /** How busy the application is, from 0 to 1. */
  load: number;
  /** What is left of a deployment's effect, from 0 to 1. */
  blip: number;
}

/** One value of one metric. */
export interface MetricPoint {
  namespace: string;
  name: string;
  dimensions: Record<string, string>;
  unit: StandardUnit;
  at: Date;
  /** A distribution has several values, each with its count. */
  values: number[];
  counts?: number[];
}
