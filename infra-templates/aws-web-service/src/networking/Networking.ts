import {
  DefaultSecurityGroup,
  Eip,
  InternetGateway,
  NatGateway,
  Route,
  RouteTable,
  RouteTableAssociation,
  Subnet,
  Vpc,
  VpcEndpoint,
} from '@pulumi/aws/ec2';
import { getAvailabilityZonesOutput } from '@pulumi/aws/getAvailabilityZones';
import { getRegionOutput } from '@pulumi/aws/getRegion';
import * as pulumi from '@pulumi/pulumi';
import { Settings } from '../settings';
import { standardTags } from '../tags';
import { subnetCidrs } from './subnetCidrs';

const NETWORK = '10.0.0.0/16';
const ZONES = 2;

/** A network over two zones: public subnets for the load balancer, private ones for everything else. */
export class Networking extends pulumi.ComponentResource {
  readonly vpcId: pulumi.Output<string>;
  readonly publicSubnetIds: pulumi.Output<string>[];
  readonly privateSubnetIds: pulumi.Output<string>[];

  constructor(settings: Settings, options?: pulumi.ComponentResourceOptions) {
    super('backlot:aws-web-service:Networking', 'networking', {}, options);
    const parent = { parent: this };
    const tags = (name: string) => standardTags(settings, name);

    const vpc = new Vpc(
      'vpc',
      {
        cidrBlock: NETWORK,
        enableDnsHostnames: true,
        enableDnsSupport: true,
        tags: tags('vpc'),
      },
      parent,
    );
    // AWS opens the default group to itself; nothing here uses it, so that it is emptied.
    new DefaultSecurityGroup(
      'default',
      { vpcId: vpc.id, ingress: [], egress: [], tags: tags('default') },
      parent,
    );
    const gateway = new InternetGateway(
      'internet',
      { vpcId: vpc.id, tags: tags('internet') },
      parent,
    );
    const zones = getAvailabilityZonesOutput(
      {
        state: 'available',
        // Local and wavelength zones have neither NAT gateways nor RDS.
        filters: [{ name: 'opt-in-status', values: ['opt-in-not-required'] }],
      },
      parent,
    );
    const blocks = subnetCidrs({
      network: NETWORK,
      prefix: 20,
      count: 2 * ZONES,
    });
    const subnet = (name: string, zone: number, block: string) =>
      new Subnet(
        name,
        {
          vpcId: vpc.id,
          cidrBlock: block,
          availabilityZone: zones.names[zone],
          mapPublicIpOnLaunch: false,
          tags: tags(name),
        },
        parent,
      );

    const publicTable = new RouteTable(
      'public',
      { vpcId: vpc.id, tags: tags('public') },
      parent,
    );
    new Route(
      'public-internet',
      {
        routeTableId: publicTable.id,
        destinationCidrBlock: '0.0.0.0/0',
        gatewayId: gateway.id,
      },
      parent,
    );

    const publicSubnets: Subnet[] = [];
    const privateSubnets: Subnet[] = [];
    const privateTables: RouteTable[] = [];
    const gateways: NatGateway[] = [];
    for (let zone = 0; zone < ZONES; zone += 1) {
      const suffix = zone + 1;
      const publicSubnet = subnet(`public-${suffix}`, zone, blocks[zone]);
      const privateSubnet = subnet(
        `private-${suffix}`,
        zone,
        blocks[ZONES + zone],
      );
      new RouteTableAssociation(
        `public-${suffix}`,
        { subnetId: publicSubnet.id, routeTableId: publicTable.id },
        parent,
      );
      if (settings.natMode === 'per-az' || zone === 0) {
        gateways.push(
          natGateway({ suffix, publicSubnet, gateway, tags, parent }),
        );
      }
      const table = new RouteTable(
        `private-${suffix}`,
        { vpcId: vpc.id, tags: tags(`private-${suffix}`) },
        parent,
      );
      new Route(
        `private-${suffix}-internet`,
        {
          routeTableId: table.id,
          destinationCidrBlock: '0.0.0.0/0',
          natGatewayId: gateways[gateways.length - 1].id,
        },
        parent,
      );
      new RouteTableAssociation(
        `private-${suffix}`,
        { subnetId: privateSubnet.id, routeTableId: table.id },
        parent,
      );
      publicSubnets.push(publicSubnet);
      privateSubnets.push(privateSubnet);
      privateTables.push(table);
    }

    // It costs nothing, and image layers come from S3.
    new VpcEndpoint(
      's3',
      {
        vpcId: vpc.id,
        vpcEndpointType: 'Gateway',
        serviceName: pulumi.interpolate`com.amazonaws.${
          getRegionOutput({}, parent).region
        }.s3`,
        routeTableIds: privateTables.map(({ id }) => id),
        tags: tags('s3'),
      },
      parent,
    );

    this.vpcId = vpc.id;
    this.publicSubnetIds = publicSubnets.map(({ id }) => id);
    this.privateSubnetIds = privateSubnets.map(({ id }) => id);
    this.registerOutputs();
  }
}

function natGateway(options: {
  suffix: number;
  publicSubnet: Subnet;
  gateway: InternetGateway;
  tags: (name: string) => Record<string, string>;
  parent: pulumi.CustomResourceOptions;
}): NatGateway {
  const { suffix, publicSubnet, gateway, tags, parent } = options;
  const address = new Eip(
    `nat-${suffix}`,
    { domain: 'vpc', tags: tags(`nat-${suffix}`) },
    parent,
  );
  return new NatGateway(
    `nat-${suffix}`,
    {
      allocationId: address.id,
      subnetId: publicSubnet.id,
      tags: tags(`nat-${suffix}`),
    },
    // AWS wants the internet gateway first.
    { ...parent, dependsOn: [gateway] },
  );
}
