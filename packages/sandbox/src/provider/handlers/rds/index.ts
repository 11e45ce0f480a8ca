import { ResourceHandler } from '../../resources/ResourceHandler';
import { subnetGroupHandler } from './subnetGroupHandler';
import { parameterGroupHandler } from './parameterGroupHandler';
import { instanceHandler } from './instanceHandler';

export const rdsHandlers: ResourceHandler[] = [
  subnetGroupHandler,
  parameterGroupHandler,
  instanceHandler,
];
