import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';

/** Refuses a form without a chosen template and version. */
export const validateInfraTemplate: CustomFieldValidator<{
  name?: string;
  version?: string;
}> = (value, field) => {
  if (!value?.name || !value.version) {
    field.addError('choose an infra template and a version');
  }
};
