import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

const infraTemplatePicker = FormFieldBlueprint.make({
  name: 'infra-template-picker',
  params: {
    field: () =>
      import('./fields/InfraTemplatePicker/infraTemplatePickerField').then(
        m => m.infraTemplatePickerField,
      ),
  },
});

const environmentTarget = FormFieldBlueprint.make({
  name: 'environment-target',
  params: {
    field: () =>
      import('./fields/EnvironmentTarget/environmentTargetField').then(
        m => m.environmentTargetField,
      ),
  },
});

const environmentSettings = FormFieldBlueprint.make({
  name: 'environment-settings',
  params: {
    field: () =>
      import('./fields/EnvironmentSettings/environmentSettingsField').then(
        m => m.environmentSettingsField,
      ),
  },
});

/** The fields of the create form, for the scaffolder. @public */
export const scaffolderModule = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [infraTemplatePicker, environmentTarget, environmentSettings],
});
