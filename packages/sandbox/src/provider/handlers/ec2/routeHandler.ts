import type { Route } from '@aws-sdk/client-ec2';
import { isAbsent } from '../../resources/sameValue';
import { defineHandler } from '../../resources/defineHandler';

interface RouteInputs {
  routeTableId: string;
  destinationCidrBlock?: string;
  destinationIpv6CidrBlock?: string;
  destinationPrefixListId?: string;
  gatewayId?: string;
  natGatewayId?: string;
  networkInterfaceId?: string;
  transitGatewayId?: string;
  vpcEndpointId?: string;
  vpcPeeringConnectionId?: string;
}

export const routeHandler = defineHandler<RouteInputs>({
  type: 'aws:ec2/route:Route',
  label: 'EC2 Route',
  exclusive: true,
  required: ['routeTableId'],
  immutable: [
    'routeTableId',
    'destinationCidrBlock',
    'destinationIpv6CidrBlock',
    'destinationPrefixListId',
  ],
  computed: ['origin', 'state', 'instanceId', 'instanceOwnerId'],
  check(inputs) {
    const destinations = [
      inputs.destinationCidrBlock,
      inputs.destinationIpv6CidrBlock,
      inputs.destinationPrefixListId,
    ].filter(destination => !isAbsent(destination));
    return destinations.length > 1
      ? [
          {
            property: 'destinationCidrBlock',
            reason: 'only one destination can be given for a route',
          },
        ]
      : [];
  },
  async create(context, inputs) {
    const ec2 = await context.client('ec2');
    await ec2.createRoute(toRequest(inputs));
    return `${inputs.routeTableId}_${destinationOf(inputs)}`;
  },
  async read(context, id) {
    const [routeTableId, destination] = id.split('_');
    const ec2 = await context.client('ec2');
    const { RouteTables: [table] = [] } = await ec2.describeRouteTables({
      RouteTableIds: [routeTableId],
    });
    const route = table?.Routes?.find(
      ({
        DestinationCidrBlock,
        DestinationIpv6CidrBlock,
        DestinationPrefixListId,
      }) =>
        [
          DestinationCidrBlock,
          DestinationIpv6CidrBlock,
          DestinationPrefixListId,
        ].includes(destination),
    );
    return (
      route && {
        inputs: fromRoute(routeTableId, route),
        outputs: { origin: route.Origin, state: route.State },
      }
    );
  },
  async update(context, _id, { inputs }) {
    const ec2 = await context.client('ec2');
    await ec2.replaceRoute(toRequest(inputs));
  },
  async delete(context, id) {
    const [routeTableId, destination] = id.split('_');
    const ec2 = await context.client('ec2');
    await ec2.deleteRoute({
      RouteTableId: routeTableId,
      [destinationField(destination)]: destination,
    });
  },
});

function destinationField(destination: string) {
  if (destination.startsWith('pl-')) {
    return 'DestinationPrefixListId';
  }
  return destination.includes(':')
    ? 'DestinationIpv6CidrBlock'
    : 'DestinationCidrBlock';
}

function destinationOf(inputs: RouteInputs): string {
  return (
    inputs.destinationCidrBlock ??
    inputs.destinationIpv6CidrBlock ??
    inputs.destinationPrefixListId ??
    ''
  );
}

function toRequest(inputs: RouteInputs) {
  return {
    RouteTableId: inputs.routeTableId,
    DestinationCidrBlock: inputs.destinationCidrBlock,
    DestinationIpv6CidrBlock: inputs.destinationIpv6CidrBlock,
    DestinationPrefixListId: inputs.destinationPrefixListId,
    GatewayId: inputs.gatewayId,
    NatGatewayId: inputs.natGatewayId,
    NetworkInterfaceId: inputs.networkInterfaceId,
    TransitGatewayId: inputs.transitGatewayId,
    VpcEndpointId: inputs.vpcEndpointId,
    VpcPeeringConnectionId: inputs.vpcPeeringConnectionId,
  };
}

function fromRoute(routeTableId: string, route: Route) {
  return {
    routeTableId,
    destinationCidrBlock: route.DestinationCidrBlock,
    destinationIpv6CidrBlock: route.DestinationIpv6CidrBlock,
    destinationPrefixListId: route.DestinationPrefixListId,
    gatewayId: route.GatewayId,
    natGatewayId: route.NatGatewayId,
    networkInterfaceId: route.NetworkInterfaceId,
    transitGatewayId: route.TransitGatewayId,
    vpcPeeringConnectionId: route.VpcPeeringConnectionId,
  };
}
