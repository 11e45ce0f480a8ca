import { fromTagList, TaggedInputs } from '../../aws/tags';
import { untilReleased } from '../../aws/untilReleased';
import { defineHandler } from '../../resources/defineHandler';
import { ec2Arn } from './ec2Arn';
import { tagSpecifications, updateTags } from './tagging';

interface RouteTableInputs extends TaggedInputs {
  vpcId: string;
  routes?: unknown[];
}

export const routeTableHandler = defineHandler<RouteTableInputs>({
  type: 'aws:ec2/routeTable:RouteTable',
  label: 'EC2 Route Table',
  tagged: true,
  required: ['vpcId'],
  immutable: ['vpcId'],
  computed: ['arn', 'ownerId'],
  check: ({ routes }) =>
    routes?.length
      ? [
          {
            property: 'routes',
            reason:
              'the sandbox does not make routes within a table; use aws.ec2.Route',
          },
        ]
      : [],
  async create(context, inputs) {
    const ec2 = await context.client('ec2');
    const { RouteTable } = await ec2.createRouteTable({
      VpcId: inputs.vpcId,
      TagSpecifications: tagSpecifications('route-table', inputs),
    });
    return RouteTable!.RouteTableId!;
  },
  async read(context, id) {
    const ec2 = await context.client('ec2');
    const { RouteTables: [table] = [] } = await ec2.describeRouteTables({
      RouteTableIds: [id],
    });
    return (
      table && {
        inputs: { vpcId: table.VpcId, tagsAll: fromTagList(table.Tags) },
        outputs: {
          arn: await ec2Arn(context, `route-table/${id}`),
          ownerId: table.OwnerId,
        },
      }
    );
  },
  async update(context, id, change) {
    await updateTags(await context.client('ec2'), id, change);
  },
  async delete(context, id) {
    const ec2 = await context.client('ec2');
    await untilReleased(context, () =>
      ec2.deleteRouteTable({ RouteTableId: id }),
    );
  },
});
