import {
  secretParameterNames,
  TemplateManifest,
} from '@backlot/plugin-environments-common';
import { JsonObject, JsonValue } from '@backstage/types';

/** A parameter that is secret, with the rules a browser can check while it is typed. */
export interface SecretParameter {
  name: string;
  title: string;
  description?: string;
  isRequired: boolean;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
}

function propertiesOf(manifest: TemplateManifest): Record<string, JsonObject> {
  return (manifest.spec.parameters.properties ?? {}) as Record<
    string,
    JsonObject
  >;
}

function requiredOf(manifest: TemplateManifest): string[] {
  return (manifest.spec.parameters.required ?? []) as string[];
}

/** The value of every parameter nobody touched: what the stage sets, else what the schema sets. */
export function defaultParameters(
  manifest: TemplateManifest,
  stage?: string,
): JsonObject {
  const defaults: JsonObject = {};
  for (const [name, property] of Object.entries(propertiesOf(manifest))) {
    if (property.default !== undefined) {
      defaults[name] = property.default;
    }
  }
  const staged = stage ? manifest.spec.stages[stage]?.parameters : undefined;
  return { ...defaults, ...staged };
}

/**
 * A schema without the sentences for its own errors: forms merge the branches of a
 * schema and give up on keywords they do not know.
 */
export function withoutOwnKeywords(schema: JsonValue): JsonValue {
  if (Array.isArray(schema)) {
    return schema.map(withoutOwnKeywords);
  }
  if (typeof schema !== 'object' || schema === null) {
    return schema;
  }
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([keyword]) => keyword !== 'x-error-message')
      .map(([keyword, value]) => [keyword, withoutOwnKeywords(value ?? null)]),
  );
}

/** The schema of the parameters that are not secret, with the defaults of the stage in it. */
export function openParameterSchema(
  manifest: TemplateManifest,
  stage?: string,
): JsonObject {
  const secret = secretParameterNames(manifest.spec.parameters);
  const defaults = defaultParameters(manifest, stage);
  const open = Object.entries(propertiesOf(manifest)).filter(
    ([name]) => !secret.includes(name),
  );
  return {
    ...manifest.spec.parameters,
    required: requiredOf(manifest).filter(name => !secret.includes(name)),
    properties: Object.fromEntries(
      open.map(([name, property]) => [
        name,
        defaults[name] === undefined
          ? property
          : { ...property, default: defaults[name] },
      ]),
    ),
  };
}

/** The parameters that are secret. */
export function secretParameters(
  manifest: TemplateManifest,
): SecretParameter[] {
  const required = requiredOf(manifest);
  const properties = propertiesOf(manifest);
  return secretParameterNames(manifest.spec.parameters).map(name => {
    const property = properties[name];
    return {
      name,
      title: (property.title as string | undefined) ?? name,
      description: property.description as string | undefined,
      isRequired: required.includes(name),
      minLength: property.minLength as number | undefined,
      maxLength: property.maxLength as number | undefined,
      pattern: property.pattern as string | undefined,
    };
  });
}

/** Drops what equals its default, so that another stage brings its own defaults along. */
export function withoutDefaults(
  parameters: JsonObject,
  defaults: JsonObject,
): JsonObject {
  return Object.fromEntries(
    Object.entries(parameters).filter(
      ([name, value]) =>
        value !== undefined && !isSameValue(value, defaults[name]),
    ),
  );
}

function isSameValue(
  left: JsonValue | undefined,
  right: JsonValue | undefined,
): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** The key under which the scaffolder keeps a secret parameter. */
export function secretKeyOf(name: string): string {
  return `parameter_${name}`;
}
