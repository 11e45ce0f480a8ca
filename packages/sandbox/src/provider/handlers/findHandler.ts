import { ResourceHandler } from '../resources/ResourceHandler';
import { stateOnlyHandler } from '../resources/stateOnlyHandler';
import { ec2Handlers } from './ec2';

const handlers = new Map<string, ResourceHandler>(
  [...ec2Handlers].map(handler => [handler.type, handler]),
);

/** The handler of a type; a type without one lives in the state only. */
export function findHandler(type: string): ResourceHandler {
  return handlers.get(type) ?? stateOnlyHandler(type);
}

/** Whether a type is made in the cloud. */
export function hasHandler(type: string): boolean {
  return handlers.has(type);
}
