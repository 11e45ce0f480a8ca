import { ResourceHandler } from '../../resources/ResourceHandler';
import { defaultSecurityGroupHandler } from './defaultSecurityGroupHandler';
import { eipHandler } from './eipHandler';
import { flowLogHandler } from './flowLogHandler';
import { internetGatewayHandler } from './internetGatewayHandler';
import { natGatewayHandler } from './natGatewayHandler';
import { routeHandler } from './routeHandler';
import { routeTableAssociationHandler } from './routeTableAssociationHandler';
import { routeTableHandler } from './routeTableHandler';
import { securityGroupHandler } from './securityGroupHandler';
import {
  securityGroupEgressRuleHandler,
  securityGroupIngressRuleHandler,
} from './securityGroupRuleHandlers';
import { subnetHandler } from './subnetHandler';
import { vpcEndpointHandler } from './vpcEndpointHandler';
import { vpcHandler } from './vpcHandler';

/** Network and its parts. */
export const ec2Handlers: ResourceHandler[] = [
  vpcHandler,
  subnetHandler,
  internetGatewayHandler,
  routeTableHandler,
  routeHandler,
  routeTableAssociationHandler,
  eipHandler,
  natGatewayHandler,
  vpcEndpointHandler,
  securityGroupHandler,
  securityGroupIngressRuleHandler,
  securityGroupEgressRuleHandler,
  defaultSecurityGroupHandler,
  flowLogHandler,
];
