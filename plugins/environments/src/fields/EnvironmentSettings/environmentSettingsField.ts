import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { EnvironmentSettings } from './EnvironmentSettings';
import { environmentSettingsSchema } from './environmentSettingsSchema';
import { validateSettings } from './validateSettings';

/** `ui:field: EnvironmentSettings`, the parameters of the chosen infra template. */
export const environmentSettingsField = createFormField({
  name: 'EnvironmentSettings',
  component: EnvironmentSettings,
  validation: validateSettings,
  schema: environmentSettingsSchema,
});
