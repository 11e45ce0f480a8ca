import { ResourceHandler } from '../resources/ResourceHandler';
import { stateOnlyHandler } from '../resources/stateOnlyHandler';
import { autoscalingHandlers } from './autoscaling';
import { cloudwatchHandlers } from './cloudwatch';
import { ec2Handlers } from './ec2';
import { ecrHandlers } from './ecr';
import { ecsHandlers } from './ecs';
import { elbHandlers } from './elb';
import { iamHandlers } from './iam';
import { kmsHandlers } from './kms';
import { logsHandlers } from './logs';
import { rdsHandlers } from './rds';
import { s3Handlers } from './s3';
import { secretsmanagerHandlers } from './secretsmanager';
import { snsHandlers } from './sns';

const handlers = new Map<string, ResourceHandler>(
  [
    ...autoscalingHandlers,
    ...cloudwatchHandlers,
    ...ec2Handlers,
    ...ecrHandlers,
    ...ecsHandlers,
    ...elbHandlers,
    ...iamHandlers,
    ...kmsHandlers,
    ...logsHandlers,
    ...rdsHandlers,
    ...s3Handlers,
    ...secretsmanagerHandlers,
    ...snsHandlers,
  ].map(handler => [handler.type, handler]),
);

/** The handler of a type; a type without one lives in the state only. */
export function findHandler(type: string): ResourceHandler {
  return handlers.get(type) ?? stateOnlyHandler(type);
}

/** Whether a type is made in the cloud. */
export function hasHandler(type: string): boolean {
  return handlers.has(type);
}
