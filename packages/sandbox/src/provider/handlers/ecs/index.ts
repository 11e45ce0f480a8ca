import { ResourceHandler } from '../../resources/ResourceHandler';
import { clusterHandler } from './clusterHandler';
import { taskDefinitionHandler } from './taskDefinitionHandler';
import { serviceHandler } from './serviceHandler';

export const ecsHandlers: ResourceHandler[] = [
  clusterHandler,
  taskDefinitionHandler,
  serviceHandler,
];
