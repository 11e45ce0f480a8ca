import { TaggedInputs, toTagList } from '../../aws/tags';
import { untilReleased } from '../../aws/untilReleased';
import { defineHandler } from '../../resources/defineHandler';
import { readTags, updateTags } from './tagging';

interface SubnetGroupInputs extends TaggedInputs {
  name: string;
  namePrefix?: string;
  description?: string;
  subnetIds: string[];
}

const standardDescription = 'Managed by Pulumi';

export const subnetGroupHandler = defineHandler<SubnetGroupInputs>({
  type: 'aws:rds/subnetGroup:SubnetGroup',
  label: 'RDS DB Subnet Group',
  tagged: true,
  naming: {
    property: 'name',
    prefix: 'namePrefix',
    maximumLength: 255,
    lowerCase: true,
  },
  required: ['subnetIds'],
  immutable: ['name', 'namePrefix'],
  unordered: ['subnetIds'],
  computed: ['arn', 'vpcId', 'supportedNetworkTypes'],
  defaults: { description: standardDescription },
  async create(context, inputs) {
    const rds = await context.client('rds');
    await rds.createDBSubnetGroup({
      DBSubnetGroupName: inputs.name,
      DBSubnetGroupDescription: inputs.description ?? standardDescription,
      SubnetIds: inputs.subnetIds,
      Tags: toTagList(inputs.tagsAll),
    });
    return inputs.name;
  },
  async read(context, id) {
    const rds = await context.client('rds');
    const { DBSubnetGroups: [group] = [] } = await rds.describeDBSubnetGroups({
      DBSubnetGroupName: id,
    });
    return (
      group && {
        inputs: {
          name: group.DBSubnetGroupName,
          description: group.DBSubnetGroupDescription,
          subnetIds: (group.Subnets ?? []).map(
            subnet => subnet.SubnetIdentifier,
          ),
          tagsAll: await readTags(rds, group.DBSubnetGroupArn),
        },
        outputs: {
          arn: group.DBSubnetGroupArn,
          vpcId: group.VpcId,
          supportedNetworkTypes: group.SupportedNetworkTypes ?? [],
        },
      }
    );
  },
  async update(context, id, change) {
    const rds = await context.client('rds');
    if (change.changed('description', 'subnetIds')) {
      await rds.modifyDBSubnetGroup({
        DBSubnetGroupName: id,
        DBSubnetGroupDescription:
          change.inputs.description ?? standardDescription,
        SubnetIds: change.inputs.subnetIds,
      });
    }
    await updateTags(rds, change);
  },
  async delete(context, id) {
    const rds = await context.client('rds');
    await untilReleased(context, () =>
      rds.deleteDBSubnetGroup({ DBSubnetGroupName: id }),
    );
  },
});
