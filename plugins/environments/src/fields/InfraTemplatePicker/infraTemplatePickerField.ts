import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { InfraTemplatePicker } from './InfraTemplatePicker';
import { infraTemplatePickerSchema } from './infraTemplatePickerSchema';
import { validateInfraTemplate } from './validateInfraTemplate';

/** `ui:field: InfraTemplatePicker`, a template and its version as `{ name, version }`. */
export const infraTemplatePickerField = createFormField({
  name: 'InfraTemplatePicker',
  component: InfraTemplatePicker,
  validation: validateInfraTemplate,
  schema: infraTemplatePickerSchema,
});
