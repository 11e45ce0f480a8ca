import { JsonObject } from '@backstage/types';
import { SECRET_MASK } from '../schemas/json';

/** Names of the top-level parameters that a parameter schema marks `writeOnly`. @public */
export function secretParameterNames(parameterSchema: JsonObject): string[] {
  const properties = (parameterSchema.properties ?? {}) as JsonObject;
  return Object.entries(properties)
    .filter(([, property]) => (property as JsonObject).writeOnly === true)
    .map(([name]) => name);
}

/** Replaces secret parameters by the mask. @public */
export function maskSecretParameters(
  parameterSchema: JsonObject,
  parameters: JsonObject,
): JsonObject {
  const masked = { ...parameters };
  for (const name of secretParameterNames(parameterSchema)) {
    if (masked[name] !== undefined) {
      masked[name] = SECRET_MASK;
    }
  }
  return masked;
}
