import { ResourceHandler } from '../../resources/ResourceHandler';
import { logGroupHandler } from './logGroupHandler';

export const logsHandlers: ResourceHandler[] = [logGroupHandler];
