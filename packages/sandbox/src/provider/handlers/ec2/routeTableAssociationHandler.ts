import { defineHandler } from '../../resources/defineHandler';

interface RouteTableAssociationInputs {
  routeTableId: string;
  subnetId?: string;
  gatewayId?: string;
}

export const routeTableAssociationHandler =
  defineHandler<RouteTableAssociationInputs>({
    type: 'aws:ec2/routeTableAssociation:RouteTableAssociation',
    label: 'EC2 Route Table Association',
    exclusive: true,
    required: ['routeTableId'],
    immutable: ['routeTableId', 'subnetId', 'gatewayId'],
    async create(context, inputs) {
      const ec2 = await context.client('ec2');
      const { AssociationId } = await ec2.associateRouteTable({
        RouteTableId: inputs.routeTableId,
        SubnetId: inputs.subnetId,
        GatewayId: inputs.gatewayId,
      });
      return AssociationId!;
    },
    async read(context, id) {
      const ec2 = await context.client('ec2');
      const { RouteTables = [] } = await ec2.describeRouteTables({
        Filters: [
          {
            Name: 'association.route-table-association-id',
            Values: [id],
          },
        ],
      });
      const association = RouteTables.flatMap(
        table => table.Associations ?? [],
      ).find(candidate => candidate.RouteTableAssociationId === id);
      return (
        association && {
          inputs: {
            routeTableId: association.RouteTableId,
            subnetId: association.SubnetId,
            gatewayId: association.GatewayId,
          },
        }
      );
    },
    async delete(context, id) {
      const ec2 = await context.client('ec2');
      await ec2.disassociateRouteTable({ AssociationId: id });
    },
  });
