import { ResourceHandler } from '../../resources/ResourceHandler';
import { keyHandler } from './keyHandler';
import { aliasHandler } from './aliasHandler';

export const kmsHandlers: ResourceHandler[] = [keyHandler, aliasHandler];
