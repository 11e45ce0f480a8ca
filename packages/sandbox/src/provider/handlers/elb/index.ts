import { ResourceHandler } from '../../resources/ResourceHandler';
import { listenerHandler } from './listenerHandler';
import { listenerRuleHandler } from './listenerRuleHandler';
import { loadBalancerHandler } from './loadBalancerHandler';
import { targetGroupHandler } from './targetGroupHandler';

/** Load balancers and what hangs on them. */
export const elbHandlers: ResourceHandler[] = [
  loadBalancerHandler,
  targetGroupHandler,
  listenerHandler,
  listenerRuleHandler,
];
