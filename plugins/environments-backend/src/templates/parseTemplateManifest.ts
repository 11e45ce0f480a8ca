import {
  secretParameterNames,
  TemplateManifest,
  templateManifestSchema,
  validateParameters,
} from '@backlot/plugin-environments-common';
import { InputError, isError } from '@backstage/errors';
import { JsonObject, JsonValue } from '@backstage/types';
import semver from 'semver';
import { parseInput } from '../api/parseInput';

/** Checks a manifest as far as that is possible without running anything; rejects with one sentence. */
export function parseTemplateManifest(manifest: unknown): TemplateManifest {
  const parsed = parseInput(templateManifestSchema, manifest, 'The manifest');
  const { parameters, stages } = parsed.spec;
  if (!semver.valid(parsed.metadata.version)) {
    throw new InputError(
      "The manifest is not valid: field 'metadata.version' must be a semantic version such as 1.2.0",
    );
  }
  if (parameters.type !== 'object') {
    throw new InputError(
      "The manifest is not valid: field 'spec.parameters.type' must be object",
    );
  }
  assertIsJsonSchema(parameters);
  assertSecretsAreTopLevel(parameters);
  const secrets = secretParameterNames(parameters);
  const properties = (parameters.properties ?? {}) as JsonObject;
  for (const name of secrets) {
    if ('default' in (properties[name] as JsonObject)) {
      throw new InputError(
        `The manifest is not valid: field 'spec.parameters.properties.${name}.default' gives a default to a secret, which everyone could read; remove it`,
      );
    }
  }
  for (const [stage, { parameters: defaults }] of Object.entries(stages)) {
    const secret = secrets.find(name => name in defaults);
    if (secret) {
      throw new InputError(
        `The manifest is not valid: field 'spec.stages.${stage}.parameters.${secret}' gives a default to a secret, which everyone could read; remove it`,
      );
    }
  }
  return parsed;
}

function assertIsJsonSchema(parameters: JsonObject): void {
  try {
    validateParameters(parameters, {});
  } catch (error) {
    throw new InputError(
      `The manifest is not valid: field 'spec.parameters' must be a JSON Schema; ${
        isError(error) ? error.message : 'it could not be read'
      }`,
    );
  }
}

/** Only top-level parameters are encrypted, so a secret further down would be stored in clear. */
function assertSecretsAreTopLevel(parameters: JsonObject): void {
  const path = findWriteOnly(parameters, ['spec', 'parameters']);
  if (path) {
    throw new InputError(
      `The manifest is not valid: field '${path.join(
        '.',
      )}' is writeOnly, which only parameters at the top level may be; move it there`,
    );
  }
}

function findWriteOnly(
  value: JsonValue | undefined,
  path: string[],
): string[] | undefined {
  if (value === null || typeof value !== 'object') {
    return undefined;
  }
  // spec.parameters.properties.NAME is the top level.
  const isTopLevel = path.length === 4 && path[2] === 'properties';
  if (!Array.isArray(value) && value.writeOnly === true && !isTopLevel) {
    return path;
  }
  for (const [key, member] of Object.entries(value)) {
    const found = findWriteOnly(member, [...path, key]);
    if (found) {
      return found;
    }
  }
  return undefined;
}
