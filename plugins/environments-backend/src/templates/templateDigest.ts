import { TemplateManifest } from '@backlot/plugin-environments-common';
import { JsonValue } from '@backstage/types';
import { createHash } from 'crypto';

/**
 * Digest of a template version. Keys are sorted, because the same manifest comes from YAML,
 * from JSON and from the database in different orders.
 */
export function templateDigest(content: {
  manifest: TemplateManifest;
  program: string;
}): string {
  const hash = createHash('sha256')
    .update(JSON.stringify(sortKeys(content.manifest as JsonValue)))
    .update('\0')
    .update(content.program)
    .digest('hex');
  return `sha256:${hash}`;
}

function sortKeys(value: JsonValue): JsonValue {
  if (Array.isArray(value)) {
    return value.map(sortKeys);
  }
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.keys(value)
        .sort()
        .flatMap(key => {
          const member = value[key];
          return member === undefined ? [] : [[key, sortKeys(member)]];
        }),
    );
  }
  return value;
}
