import { ResourceHandler } from '../../resources/ResourceHandler';
import { repositoryHandler } from './repositoryHandler';
import { lifecyclePolicyHandler } from './lifecyclePolicyHandler';

export const ecrHandlers: ResourceHandler[] = [
  repositoryHandler,
  lifecyclePolicyHandler,
];
