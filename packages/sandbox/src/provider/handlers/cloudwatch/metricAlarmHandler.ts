import type {
  ComparisonOperator,
  MetricAlarm,
  MetricDataQuery,
  PutMetricAlarmInput,
  StandardUnit,
  Statistic,
} from '@aws-sdk/client-cloudwatch';
import { fromTagList, TaggedInputs, toTagList } from '../../aws/tags';
import { applyTags } from '../../aws/applyTags';
import { defineHandler } from '../../resources/defineHandler';

interface MetricQuery {
  id: string;
  expression?: string;
  label?: string;
  returnData?: boolean;
  period?: number;
  accountId?: string;
  metric?: {
    namespace?: string;
    metricName: string;
    dimensions?: Record<string, string>;
    period: number;
    stat: string;
    unit?: StandardUnit;
  };
}

interface MetricAlarmInputs extends TaggedInputs {
  name: string;
  comparisonOperator: ComparisonOperator;
  evaluationPeriods: number;
  datapointsToAlarm?: number;
  threshold?: number;
  thresholdMetricId?: string;
  namespace?: string;
  metricName?: string;
  dimensions?: Record<string, string>;
  statistic?: Statistic;
  extendedStatistic?: string;
  period?: number;
  unit?: StandardUnit;
  metricQueries?: MetricQuery[];
  treatMissingData?: string;
  actionsEnabled?: boolean;
  alarmActions?: string[];
  okActions?: string[];
  insufficientDataActions?: string[];
  alarmDescription?: string;
}

export const metricAlarmHandler = defineHandler<MetricAlarmInputs>({
  type: 'aws:cloudwatch/metricAlarm:MetricAlarm',
  label: 'CloudWatch Metric Alarm',
  tagged: true,
  naming: { property: 'name', maximumLength: 255 },
  required: ['comparisonOperator', 'evaluationPeriods'],
  immutable: ['name'],
  unordered: ['alarmActions', 'okActions', 'insufficientDataActions'],
  computed: ['arn'],
  defaults: {
    actionsEnabled: true,
    treatMissingData: 'missing',
    alarmActions: [],
    okActions: [],
    insufficientDataActions: [],
    dimensions: {},
    metricQueries: [],
  },
  check: inputs =>
    inputs.metricName !== undefined && inputs.metricQueries?.length
      ? [
          {
            property: 'metricQueries',
            reason: '"metricQueries" conflicts with "metricName"',
          },
        ]
      : [],
  async create(context, inputs) {
    const cloudWatch = await context.client('cloudWatch');
    await cloudWatch.putMetricAlarm({
      ...toRequest(inputs),
      Tags: toTagList(inputs.tagsAll),
    });
    return inputs.name;
  },
  async read(context, id) {
    const cloudWatch = await context.client('cloudWatch');
    const { MetricAlarms: [alarm] = [] } = await cloudWatch.describeAlarms({
      AlarmNames: [id],
    });
    if (!alarm) {
      return undefined;
    }
    const { Tags } = await cloudWatch.listTagsForResource({
      ResourceARN: alarm.AlarmArn,
    });
    return {
      inputs: { ...fromAlarm(alarm), tagsAll: fromTagList(Tags) },
      outputs: { arn: alarm.AlarmArn },
    };
  },
  async update(context, _id, change) {
    const cloudWatch = await context.client('cloudWatch');
    await cloudWatch.putMetricAlarm(toRequest(change.inputs));
    const ResourceARN = String(change.outputs.arn);
    await applyTags(change, {
      set: tags =>
        cloudWatch.tagResource({ ResourceARN, Tags: toTagList(tags) }),
      remove: TagKeys => cloudWatch.untagResource({ ResourceARN, TagKeys }),
    });
  },
  async delete(context, id) {
    const cloudWatch = await context.client('cloudWatch');
    await cloudWatch.deleteAlarms({ AlarmNames: [id] });
  },
});

function toRequest(inputs: MetricAlarmInputs): PutMetricAlarmInput {
  return {
    AlarmName: inputs.name,
    AlarmDescription: inputs.alarmDescription,
    ComparisonOperator: inputs.comparisonOperator,
    EvaluationPeriods: inputs.evaluationPeriods,
    DatapointsToAlarm: inputs.datapointsToAlarm,
    Threshold: inputs.threshold,
    ThresholdMetricId: inputs.thresholdMetricId,
    Namespace: inputs.namespace,
    MetricName: inputs.metricName,
    Dimensions: inputs.dimensions && toDimensions(inputs.dimensions),
    Statistic: inputs.statistic,
    ExtendedStatistic: inputs.extendedStatistic,
    Period: inputs.period,
    Unit: inputs.unit,
    Metrics: inputs.metricQueries?.map(toQuery),
    TreatMissingData: inputs.treatMissingData ?? 'missing',
    ActionsEnabled: inputs.actionsEnabled ?? true,
    AlarmActions: inputs.alarmActions ?? [],
    OKActions: inputs.okActions ?? [],
    InsufficientDataActions: inputs.insufficientDataActions ?? [],
  };
}

function fromAlarm(alarm: MetricAlarm) {
  return {
    name: alarm.AlarmName,
    alarmDescription: alarm.AlarmDescription,
    comparisonOperator: alarm.ComparisonOperator,
    evaluationPeriods: alarm.EvaluationPeriods,
    datapointsToAlarm: alarm.DatapointsToAlarm,
    threshold: alarm.Threshold,
    namespace: alarm.Namespace,
    metricName: alarm.MetricName,
    dimensions: fromDimensions(alarm.Dimensions),
    statistic: alarm.Statistic,
    extendedStatistic: alarm.ExtendedStatistic,
    period: alarm.Period,
    unit: alarm.Unit,
    metricQueries: alarm.Metrics?.map(fromQuery),
    treatMissingData: alarm.TreatMissingData,
    actionsEnabled: alarm.ActionsEnabled,
    alarmActions: alarm.AlarmActions ?? [],
    okActions: alarm.OKActions ?? [],
    insufficientDataActions: alarm.InsufficientDataActions ?? [],
  };
}

function toQuery(query: MetricQuery): MetricDataQuery {
  const { metric } = query;
  return {
    Id: query.id,
    Expression: query.expression,
    Label: query.label,
    ReturnData: query.returnData ?? false,
    Period: query.period,
    AccountId: query.accountId,
    MetricStat: metric && {
      Metric: {
        Namespace: metric.namespace,
        MetricName: metric.metricName,
        Dimensions: toDimensions(metric.dimensions ?? {}),
      },
      Period: metric.period,
      Stat: metric.stat,
      Unit: metric.unit,
    },
  };
}

function fromQuery(query: MetricDataQuery): MetricQuery {
  const stat = query.MetricStat;
  return {
    id: query.Id!,
    expression: query.Expression,
    label: query.Label,
    returnData: query.ReturnData,
    metric: stat && {
      namespace: stat.Metric?.Namespace,
      metricName: stat.Metric?.MetricName ?? '',
      dimensions: fromDimensions(stat.Metric?.Dimensions),
      period: stat.Period!,
      stat: stat.Stat!,
      unit: stat.Unit,
    },
  };
}

function toDimensions(dimensions: Record<string, string>) {
  return Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
}

function fromDimensions(
  dimensions: { Name?: string; Value?: string }[] | undefined,
): Record<string, string> {
  return Object.fromEntries(
    (dimensions ?? []).map(({ Name, Value }) => [Name, Value]),
  );
}
