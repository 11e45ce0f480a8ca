import { ResourceHandler } from '../../resources/ResourceHandler';
import { topicHandler } from './topicHandler';
import { topicSubscriptionHandler } from './topicSubscriptionHandler';

export const snsHandlers: ResourceHandler[] = [
  topicHandler,
  topicSubscriptionHandler,
];
