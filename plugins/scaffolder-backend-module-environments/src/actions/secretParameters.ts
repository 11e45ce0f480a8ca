import { JsonObject } from '@backstage/types';

const PREFIX = 'parameter_';

/** The secret parameters of a task: the form keeps them among the task's secrets, apart from its values. */
export function secretParameters(
  secrets: Record<string, string> | undefined,
): JsonObject {
  return Object.fromEntries(
    Object.entries(secrets ?? {})
      .filter(([name, value]) => name.startsWith(PREFIX) && value !== '')
      .map(([name, value]) => [name.slice(PREFIX.length), value]),
  );
}
