export type { MetricPoint, Moment } from './MetricPoint';
export { pointsOf } from './pointsOf';
