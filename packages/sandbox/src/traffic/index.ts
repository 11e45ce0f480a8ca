export { TrafficGenerator } from './TrafficGenerator';
export type { TrafficGeneratorOptions, TrafficScope } from './TrafficGenerator';
