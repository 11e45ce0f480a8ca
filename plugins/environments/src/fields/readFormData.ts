import { JsonObject, JsonValue } from '@backstage/types';

/** What the other fields of the create form hold, read leniently: a form is half filled most of the time. */
export interface CreateFormData {
  /** Entity ref of the component or system. */
  component?: string;
  template?: { name: string; version: string };
  stage?: string;
}

/** The names of the other fields, for templates that call them differently. */
export interface FieldNames {
  componentField?: string;
  templateField?: string;
  targetField?: string;
}

function textOf(value: JsonValue | undefined, key: string): string | undefined {
  const inner = (value as JsonObject | undefined)?.[key];
  return typeof inner === 'string' && inner ? inner : undefined;
}

/** Reads the other fields of the form that a field stands in. */
export function readFormData(
  formData: JsonObject | undefined,
  names: FieldNames = {},
): CreateFormData {
  const data = formData ?? {};
  const component = data[names.componentField ?? 'component'];
  const template = data[names.templateField ?? 'template'];
  const target = data[names.targetField ?? 'target'];
  const name = textOf(template, 'name');
  const version = textOf(template, 'version');
  return {
    component: typeof component === 'string' ? component : undefined,
    template: name && version ? { name, version } : undefined,
    stage: textOf(target, 'stage'),
  };
}
