export { ApplicationAutoScaling } from './autoscaling/ApplicationAutoScaling';
export { EmulatedAccount } from './EmulatedAccount';
export { ServedServiceError } from './ServedService';
export type { ServedScope, ServedService } from './ServedService';
