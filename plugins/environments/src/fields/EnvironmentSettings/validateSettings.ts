import {
  TemplateManifest,
  validateParameters,
} from '@backlot/plugin-environments-common';
import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { JsonObject } from '@backstage/types';
import { environmentsApiRef } from '../../api/environmentsApiRef';
import { FieldNames, readFormData } from '../readFormData';
import { defaultParameters, openParameterSchema } from './settingsSchema';

/** The rules that the settings break, with the defaults of the stage filled in; secrets are checked where they are typed. */
export function settingsProblems(options: {
  manifest: TemplateManifest;
  stage?: string;
  settings: JsonObject;
}) {
  const { manifest, stage, settings } = options;
  return validateParameters(openParameterSchema(manifest, stage), {
    ...defaultParameters(manifest, stage),
    ...settings,
  });
}

/** Refuses settings that break the schema of the chosen template. */
export const validateSettings: CustomFieldValidator<
  JsonObject,
  FieldNames
> = async (value, field, { apiHolder, formData, uiSchema }) => {
  const { template, stage } = readFormData(formData, uiSchema?.['ui:options']);
  const client = apiHolder.get(environmentsApiRef);
  if (!template || !client) {
    return;
  }
  const { manifest } = await client.getTemplateVersion(
    template.name,
    template.version,
  );
  const problems = settingsProblems({ manifest, stage, settings: value ?? {} });
  for (const { field: path, message } of problems) {
    field.addError(path ? `${path} ${message}` : message);
  }
};
