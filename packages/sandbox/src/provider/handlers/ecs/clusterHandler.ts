import type {
  ClusterConfiguration,
  ClusterSettingName,
} from '@aws-sdk/client-ecs';
import { TaggedInputs } from '../../aws/tags';
import { untilReleased } from '../../aws/untilReleased';
import { defineHandler } from '../../resources/defineHandler';
import { fromEcsTags, toEcsTags, updateTags } from './tagging';

interface ClusterInputs extends TaggedInputs {
  name: string;
  settings?: { name: ClusterSettingName; value: string }[];
  configuration?: ClusterConfiguration;
  serviceConnectDefaults?: { namespace: string };
}

export const clusterHandler = defineHandler<ClusterInputs>({
  type: 'aws:ecs/cluster:Cluster',
  label: 'ECS Cluster',
  tagged: true,
  naming: { property: 'name', maximumLength: 255 },
  immutable: ['name'],
  unordered: ['settings'],
  computed: ['arn'],
  check: ({ name }) =>
    name !== undefined && !/^[\w-]{1,255}$/.test(name)
      ? [
          {
            property: 'name',
            reason: `only letters, digits, hyphens and underscores allowed in "name": ${JSON.stringify(
              name,
            )}`,
          },
        ]
      : [],
  async create(context, inputs) {
    const ecs = await context.client('ecs');
    const { cluster } = await ecs.createCluster({
      clusterName: inputs.name,
      settings: inputs.settings,
      configuration: inputs.configuration,
      serviceConnectDefaults: inputs.serviceConnectDefaults,
      tags: toEcsTags(inputs.tagsAll),
    });
    return cluster!.clusterArn!;
  },
  async read(context, id) {
    const ecs = await context.client('ecs');
    const { clusters: [cluster] = [] } = await ecs.describeClusters({
      clusters: [id],
      include: ['SETTINGS', 'CONFIGURATIONS', 'TAGS'],
    });
    if (!cluster || cluster.status === 'INACTIVE') {
      return undefined;
    }
    return {
      inputs: {
        name: cluster.clusterName,
        settings: cluster.settings,
        configuration: cluster.configuration,
        tagsAll: fromEcsTags(cluster.tags),
      },
      outputs: { arn: cluster.clusterArn },
    };
  },
  async update(context, id, change) {
    const ecs = await context.client('ecs');
    const { settings, configuration, serviceConnectDefaults } = change.inputs;
    if (change.changed('settings', 'configuration', 'serviceConnectDefaults')) {
      await ecs.updateCluster({
        cluster: id,
        settings,
        configuration,
        serviceConnectDefaults,
      });
    }
    await updateTags(ecs, id, change);
  },
  async delete(context, id) {
    const ecs = await context.client('ecs');
    await untilReleased(context, () => ecs.deleteCluster({ cluster: id }));
  },
});
