import type {
  Action,
  ActionTypeEnum,
  RedirectActionStatusCodeEnum,
} from '@aws-sdk/client-elastic-load-balancing-v2';

/** An action of a listener or rule as Pulumi writes it. */
export interface ActionInput {
  type: ActionTypeEnum;
  order?: number;
  targetGroupArn?: string;
  forward?: {
    targetGroups: { arn: string; weight?: number }[];
    stickiness?: { duration: number; enabled?: boolean };
  };
  redirect?: {
    statusCode: RedirectActionStatusCodeEnum;
    protocol?: string;
    port?: string;
    host?: string;
    path?: string;
    query?: string;
  };
  fixedResponse?: {
    contentType: string;
    messageBody?: string;
    statusCode?: string;
  };
}

/** An action as the API takes it. */
export function toAction(input: ActionInput): Action {
  const { forward, redirect, fixedResponse } = input;
  return {
    Type: input.type,
    Order: input.order,
    TargetGroupArn: input.targetGroupArn,
    ForwardConfig: forward && {
      TargetGroups: forward.targetGroups.map(({ arn, weight }) => ({
        TargetGroupArn: arn,
        Weight: weight,
      })),
      TargetGroupStickinessConfig: forward.stickiness && {
        Enabled: forward.stickiness.enabled ?? false,
        DurationSeconds: forward.stickiness.duration,
      },
    },
    RedirectConfig: redirect && {
      StatusCode: redirect.statusCode,
      Protocol: redirect.protocol,
      Port: redirect.port,
      Host: redirect.host,
      Path: redirect.path,
      Query: redirect.query,
    },
    FixedResponseConfig: fixedResponse && {
      ContentType: fixedResponse.contentType,
      MessageBody: fixedResponse.messageBody,
      StatusCode: fixedResponse.statusCode ?? '200',
    },
  };
}

/** An action as Pulumi would write it. */
export function fromAction(action: Action): ActionInput {
  const {
    ForwardConfig: forward,
    RedirectConfig: redirect,
    FixedResponseConfig: fixedResponse,
  } = action;
  return {
    type: action.Type!,
    order: action.Order,
    targetGroupArn: action.TargetGroupArn,
    forward: forward?.TargetGroups && {
      targetGroups: forward.TargetGroups.map(group => ({
        arn: group.TargetGroupArn!,
        weight: group.Weight,
      })),
    },
    redirect: redirect && {
      statusCode: redirect.StatusCode!,
      protocol: redirect.Protocol,
      port: redirect.Port,
      host: redirect.Host,
      path: redirect.Path,
      query: redirect.Query,
    },
    fixedResponse: fixedResponse && {
      contentType: fixedResponse.ContentType!,
      messageBody: fixedResponse.MessageBody,
      statusCode: fixedResponse.StatusCode,
    },
  };
}
