import { JsonObject, JsonValue } from '@backstage/types';
import { EstimateRequest } from '../types';

/** The whole configuration that a program sees, in Pulumi's own form. */
export function programConfig(
  request: Pick<
    EstimateRequest,
    'project' | 'config' | 'secretConfig' | 'providerConfig'
  >,
): { config: Record<string, string>; secretKeys: string[] } {
  const secret = encode(request.secretConfig, request.project);
  return {
    config: { ...plainConfig(request), ...secret },
    secretKeys: Object.keys(secret),
  };
}

/** The part of the configuration that may be written down. */
export function plainConfig(
  request: Pick<EstimateRequest, 'project' | 'config' | 'providerConfig'>,
): Record<string, string> {
  return {
    ...encode(request.providerConfig),
    ...encode(request.config, request.project),
  };
}

function encode(values: JsonObject, project?: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => [
        project ? `${project}:${name}` : name,
        encodeValue(value!),
      ]),
  );
}

function encodeValue(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
