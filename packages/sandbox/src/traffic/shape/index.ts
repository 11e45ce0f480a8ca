export { deployBlip } from './deployBlip';
export { loadAt } from './loadAt';
export { noise } from './noise';
export { pointTimes } from './pointTimes';
export type { PointTime } from './pointTimes';
