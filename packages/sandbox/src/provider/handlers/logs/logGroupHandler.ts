import { Tags, TaggedInputs } from '../../aws/tags';
import { applyTags } from '../../aws/applyTags';
import { defineHandler } from '../../resources/defineHandler';

interface LogGroupInputs extends TaggedInputs {
  name: string;
  namePrefix?: string;
  retentionInDays?: number;
  kmsKeyId?: string;
  logGroupClass?: 'STANDARD' | 'INFREQUENT_ACCESS' | 'DELIVERY';
  skipDestroy?: boolean;
}

const retentions = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827,
  2192, 2557, 2922, 3288, 3653,
];

export const logGroupHandler = defineHandler<LogGroupInputs>({
  type: 'aws:cloudwatch/logGroup:LogGroup',
  label: 'CloudWatch Logs Log Group',
  tagged: true,
  naming: { property: 'name', prefix: 'namePrefix', maximumLength: 512 },
  immutable: ['name', 'namePrefix', 'logGroupClass'],
  computed: ['arn'],
  defaults: { retentionInDays: 0, logGroupClass: 'STANDARD' },
  check: ({ name, retentionInDays }) => [
    ...(name !== undefined && !/^[\w./#-]{1,512}$/.test(name)
      ? [
          {
            property: 'name',
            reason: `"name" isn't a valid log group name (alphanumeric characters, underscores, hyphens, slashes, hash signs and dots are allowed): ${JSON.stringify(
              name,
            )}`,
          },
        ]
      : []),
    ...(retentionInDays !== undefined && !retentions.includes(retentionInDays)
      ? [
          {
            property: 'retentionInDays',
            reason: `expected retention_in_days to be one of [${retentions.join(
              ' ',
            )}], got ${retentionInDays}`,
          },
        ]
      : []),
  ],
  async create(context, inputs) {
    const logs = await context.client('cloudWatchLogs');
    await logs.createLogGroup({
      logGroupName: inputs.name,
      kmsKeyId: inputs.kmsKeyId,
      logGroupClass: inputs.logGroupClass,
      tags: emptyAsUndefined(inputs.tagsAll),
    });
    return inputs.name;
  },
  async settle(context, id, { inputs }) {
    const logs = await context.client('cloudWatchLogs');
    if (inputs.retentionInDays) {
      await logs.putRetentionPolicy({
        logGroupName: id,
        retentionInDays: inputs.retentionInDays,
      });
    }
  },
  async read(context, id) {
    const logs = await context.client('cloudWatchLogs');
    const { logGroups = [] } = await logs.describeLogGroups({
      logGroupNamePrefix: id,
    });
    const group = logGroups.find(({ logGroupName }) => logGroupName === id);
    if (!group) {
      return undefined;
    }
    const arn = group.arn?.replace(/:\*$/, '');
    const { tags } = await logs.listTagsForResource({ resourceArn: arn });
    return {
      inputs: {
        name: group.logGroupName,
        retentionInDays: group.retentionInDays ?? 0,
        kmsKeyId: group.kmsKeyId,
        logGroupClass: group.logGroupClass,
        tagsAll: tags ?? {},
      },
      outputs: { arn },
    };
  },
  async update(context, id, change) {
    const logs = await context.client('cloudWatchLogs');
    if (change.changed('retentionInDays') && !change.inputs.retentionInDays) {
      await logs.deleteRetentionPolicy({ logGroupName: id });
    }
    const arn = String(change.outputs.arn);
    await applyTags(change, {
      set: tags => logs.tagResource({ resourceArn: arn, tags }),
      remove: tagKeys => logs.untagResource({ resourceArn: arn, tagKeys }),
    });
  },
  async delete(context, id, { inputs }) {
    if (inputs.skipDestroy) {
      return;
    }
    const logs = await context.client('cloudWatchLogs');
    await logs.deleteLogGroup({ logGroupName: id });
  },
});

function emptyAsUndefined(tags: Tags | undefined): Tags | undefined {
  return tags && Object.keys(tags).length > 0 ? tags : undefined;
}
