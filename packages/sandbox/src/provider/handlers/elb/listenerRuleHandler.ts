import type {
  ElasticLoadBalancingV2,
  RuleCondition,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { TaggedInputs, toTagList } from '../../aws/tags';
import { defineHandler } from '../../resources/defineHandler';
import { ActionInput, fromAction, toAction } from './actions';
import { readTags, updateTags } from './tagging';

interface Values {
  values: string[];
}

interface ConditionInput {
  pathPattern?: Values;
  hostHeader?: Values;
  httpRequestMethod?: Values;
  sourceIp?: Values;
  httpHeader?: Values & { httpHeaderName: string };
  queryStrings?: { key?: string; value: string }[];
}

interface ListenerRuleInputs extends TaggedInputs {
  listenerArn: string;
  priority?: number;
  actions: ActionInput[];
  conditions: ConditionInput[];
}

export const listenerRuleHandler = defineHandler<ListenerRuleInputs>({
  type: 'aws:lb/listenerRule:ListenerRule',
  label: 'ELBv2 Listener Rule',
  tagged: true,
  exclusive: true,
  required: ['listenerArn', 'actions', 'conditions'],
  immutable: ['listenerArn'],
  computed: ['arn'],
  check: ({ priority }) =>
    priority !== undefined && (priority < 1 || priority > 50000)
      ? [
          {
            property: 'priority',
            reason: `"priority" must be in the range (1 - 50000), got ${priority}`,
          },
        ]
      : [],
  async create(context, inputs) {
    const elb = await context.client('elb');
    const { Rules: [rule] = [] } = await elb.createRule({
      ListenerArn: inputs.listenerArn,
      Priority:
        inputs.priority ?? (await nextPriority(elb, inputs.listenerArn)),
      Actions: inputs.actions.map(toAction),
      Conditions: inputs.conditions.map(toCondition),
      Tags: toTagList(inputs.tagsAll),
    });
    return rule.RuleArn!;
  },
  async read(context, id) {
    const elb = await context.client('elb');
    const { Rules: [rule] = [] } = await elb.describeRules({ RuleArns: [id] });
    return (
      rule && {
        inputs: {
          listenerArn: id
            .replace(':listener-rule/', ':listener/')
            .replace(/\/[^/]+$/, ''),
          priority: Number(rule.Priority),
          actions: rule.Actions?.map(fromAction),
          conditions: rule.Conditions?.map(fromCondition),
          tagsAll: await readTags(elb, id),
        },
        outputs: { arn: id },
      }
    );
  },
  async update(context, id, change) {
    const elb = await context.client('elb');
    const { inputs } = change;
    if (change.changed('priority') && inputs.priority !== undefined) {
      await elb.setRulePriorities({
        RulePriorities: [{ RuleArn: id, Priority: inputs.priority }],
      });
    }
    if (change.changed('actions', 'conditions')) {
      await elb.modifyRule({
        RuleArn: id,
        Actions: inputs.actions.map(toAction),
        Conditions: inputs.conditions.map(toCondition),
      });
    }
    await updateTags(elb, id, change);
  },
  async delete(context, id) {
    const elb = await context.client('elb');
    await elb.deleteRule({ RuleArn: id });
  },
});

/** A rule without a priority goes behind all others. */
async function nextPriority(
  elb: ElasticLoadBalancingV2,
  listenerArn: string,
): Promise<number> {
  const { Rules = [] } = await elb.describeRules({ ListenerArn: listenerArn });
  const priorities = Rules.map(rule => Number(rule.Priority)).filter(
    priority => !Number.isNaN(priority),
  );
  return Math.max(0, ...priorities) + 1;
}

function toCondition(input: ConditionInput): RuleCondition {
  if (input.pathPattern) {
    return {
      Field: 'path-pattern',
      PathPatternConfig: { Values: input.pathPattern.values },
    };
  }
  if (input.hostHeader) {
    return {
      Field: 'host-header',
      HostHeaderConfig: { Values: input.hostHeader.values },
    };
  }
  if (input.httpHeader) {
    return {
      Field: 'http-header',
      HttpHeaderConfig: {
        HttpHeaderName: input.httpHeader.httpHeaderName,
        Values: input.httpHeader.values,
      },
    };
  }
  if (input.httpRequestMethod) {
    return {
      Field: 'http-request-method',
      HttpRequestMethodConfig: { Values: input.httpRequestMethod.values },
    };
  }
  if (input.queryStrings) {
    return {
      Field: 'query-string',
      QueryStringConfig: {
        Values: input.queryStrings.map(({ key, value }) => ({
          Key: key,
          Value: value,
        })),
      },
    };
  }
  return {
    Field: 'source-ip',
    SourceIpConfig: { Values: input.sourceIp?.values },
  };
}

function fromCondition(condition: RuleCondition): ConditionInput {
  // Simple conditions may come with their values beside the configuration.
  const values = (config: { Values?: string[] } | undefined): Values => ({
    values: config?.Values ?? condition.Values ?? [],
  });
  switch (condition.Field) {
    case 'path-pattern':
      return { pathPattern: values(condition.PathPatternConfig) };
    case 'host-header':
      return { hostHeader: values(condition.HostHeaderConfig) };
    case 'http-header':
      return {
        httpHeader: {
          httpHeaderName: condition.HttpHeaderConfig?.HttpHeaderName ?? '',
          ...values(condition.HttpHeaderConfig),
        },
      };
    case 'http-request-method':
      return { httpRequestMethod: values(condition.HttpRequestMethodConfig) };
    case 'query-string':
      return {
        queryStrings: condition.QueryStringConfig?.Values?.map(
          ({ Key, Value }) => ({ key: Key, value: Value ?? '' }),
        ),
      };
    default:
      return { sourceIp: values(condition.SourceIpConfig) };
  }
}
