import { ResourceHandler } from '../../resources/ResourceHandler';
import { internetGatewayHandler } from './internetGatewayHandler';
import { subnetHandler } from './subnetHandler';
import { vpcHandler } from './vpcHandler';

/** Network and its parts. */
export const ec2Handlers: ResourceHandler[] = [
  vpcHandler,
  subnetHandler,
  internetGatewayHandler,
];
