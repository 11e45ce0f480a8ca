import { ResourceHandler } from '../../resources/ResourceHandler';
import { targetHandler } from './targetHandler';
import { policyHandler } from './policyHandler';

export const autoscalingHandlers: ResourceHandler[] = [
  targetHandler,
  policyHandler,
];
