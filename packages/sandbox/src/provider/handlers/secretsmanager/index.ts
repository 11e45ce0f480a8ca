import { ResourceHandler } from '../../resources/ResourceHandler';
import { secretHandler } from './secretHandler';
import { secretVersionHandler } from './secretVersionHandler';

export const secretsmanagerHandlers: ResourceHandler[] = [
  secretHandler,
  secretVersionHandler,
];
