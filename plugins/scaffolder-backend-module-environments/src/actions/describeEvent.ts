import { OperationEventPayload } from '@backlot/plugin-environments-common';

/** The line of a task's log for an event; undefined for what a reader would not miss. */
export function describeEvent(
  payload: OperationEventPayload,
): string | undefined {
  switch (payload.type) {
    case 'state-changed':
      return `The operation is ${payload.state}`;
    case 'resource-done':
      return payload.step === 'same'
        ? undefined
        : `${payload.step} ${payload.resourceType} ${payload.name}: done`;
    case 'resource-failed':
      return `${payload.step} ${payload.resourceType} ${payload.name}: failed, ${payload.problem.title}`;
    case 'policy-violation':
      return `policy ${payload.policy} (${payload.level}): ${payload.message}`;
    case 'diagnostic':
      return payload.severity === 'info' ? undefined : payload.message;
    case 'summary': {
      const { create, update, replace, delete: gone, same } = payload.changes;
      return `${create} created, ${update} updated, ${replace} replaced, ${gone} deleted, ${same} unchanged`;
    }
    default:
      return undefined;
  }
}
