import { ENVIRONMENT_NAME_MAXIMUM_LENGTH } from '@backlot/plugin-environments-common';
import { parseEntityRef } from '@backstage/catalog-model';

/** The rules of a name allow letters, digits and single dashes, starting with a letter. */
function toNamePart(text: string): string {
  return text
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .replace(/-+$/, '');
}

/**
 * Suggests `<component>-<stage>`, the component shortened so that the whole fits;
 * empty while either is unknown.
 */
export function suggestEnvironmentName(options: {
  component?: string;
  stage?: string;
}): string {
  const { component, stage } = options;
  if (!component || !stage) {
    return '';
  }
  const { name } = parseEntityRef(component, {
    defaultKind: 'component',
    defaultNamespace: 'default',
  });
  const suffix = `-${toNamePart(stage) || 'env'}`;
  const room = ENVIRONMENT_NAME_MAXIMUM_LENGTH - suffix.length;
  const prefix = toNamePart(toNamePart(name).slice(0, Math.max(1, room)));
  return `${prefix || 'env'}${suffix}`.slice(
    0,
    ENVIRONMENT_NAME_MAXIMUM_LENGTH,
  );
}
