import { JsonObject } from '@backstage/types';
import { templateManifestSchema } from '@backlot/plugin-environments-common';
import { readFileSync } from 'fs';
import { resolve } from 'path';
import { parse } from 'yaml';

/** The manifest beside the program, checked. */
export const manifest = templateManifestSchema.parse(
  parse(
    readFileSync(resolve(__dirname, '../../environment-template.yaml'), 'utf8'),
  ),
);

/** What the portal gives a program of a stage when a person changes nothing. */
export function parametersOf(stage: string): JsonObject {
  const properties = manifest.spec.parameters.properties as JsonObject;
  const defaults = Object.entries(properties).flatMap(([name, property]) => {
    const value = (property as JsonObject).default;
    return value === undefined ? [] : [[name, value]];
  });
  return {
    ...Object.fromEntries(defaults),
    ...manifest.spec.stages[stage].parameters,
  };
}
