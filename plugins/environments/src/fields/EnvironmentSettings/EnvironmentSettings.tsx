import { TemplateManifest } from '@backlot/plugin-environments-common';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Form,
  useScaffolderTheme,
} from '@backstage/plugin-scaffolder-react/alpha';
import { JsonObject } from '@backstage/types';
import { Alert, Button, Flex, Skeleton } from '@backstage/ui';
import validator from '@rjsf/validator-ajv8';
import { useMemo } from 'react';
import { environmentsApiRef } from '../../api/environmentsApiRef';
import { useLoaded } from '../../data/useLoaded';
import { LoadProblem } from '../../display/LoadProblem';
import { environmentsTranslationRef } from '../../translation';
import { FieldSurface } from '../FieldSurface';
import { readFormData } from '../readFormData';
import { EnvironmentSettingsProps } from './environmentSettingsSchema';
import { SecretFields } from './SecretFields';
import {
  defaultParameters,
  openParameterSchema,
  secretParameters,
  withoutDefaults,
  withoutOwnKeywords,
} from './settingsSchema';
import { toErrorSchema } from './toErrorSchema';
import { settingsProblems } from './validateSettings';

/** The form of the chosen template's own parameters. */
export function EnvironmentSettings(props: EnvironmentSettingsProps) {
  const { t } = useTranslationRef(environmentsTranslationRef);
  const client = useApi(environmentsApiRef);
  const { template, stage } = readFormData(
    props.formContext?.formData,
    props.uiSchema['ui:options'],
  );
  const version = useLoaded({
    key: template ? `${template.name}@${template.version}` : '',
    load: async signal =>
      template &&
      client.getTemplateVersion(template.name, template.version, { signal }),
  });

  if (!template) {
    return <Alert status="info" icon title={t('field.settings.waiting')} />;
  }
  if (version.error) {
    return (
      <LoadProblem
        what={t('what.templateVersion')}
        error={version.error}
        onRetry={version.reload}
      />
    );
  }
  if (!version.value) {
    return <Skeleton height={320} />;
  }
  return (
    <SettingsForm
      manifest={version.value.manifest}
      stage={stage}
      field={props}
    />
  );
}

function SettingsForm(props: {
  manifest: TemplateManifest;
  stage?: string;
  field: EnvironmentSettingsProps;
}) {
  const { manifest, stage, field } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const theme = useScaffolderTheme();
  const schema = useMemo(
    () =>
      withoutOwnKeywords(openParameterSchema(manifest, stage)) as JsonObject,
    [manifest, stage],
  );
  const defaults = useMemo(
    () => defaultParameters(manifest, stage),
    [manifest, stage],
  );
  const secrets = useMemo(() => secretParameters(manifest), [manifest]);
  const settings: JsonObject = useMemo(
    () => field.formData ?? {},
    [field.formData],
  );
  const isRefused = Boolean(field.rawErrors?.length);
  const errors = useMemo(() => {
    const problems = settingsProblems({ manifest, stage, settings });
    return toErrorSchema(
      // A field left empty is no mistake before the form was sent.
      isRefused
        ? problems
        : problems.filter(({ field: path }) => path.split('.')[0] in settings),
    );
  }, [manifest, stage, settings, isRefused]);

  const hasOpen = Object.keys(schema.properties as JsonObject).length > 0;
  if (!hasOpen && secrets.length === 0) {
    return <Alert status="info" icon title={t('field.settings.empty')} />;
  }
  return (
    <FieldSurface>
      {hasOpen && (
        <Form
          EXPERIMENTAL_theme={theme}
          tagName="div"
          idPrefix={field.idSchema.$id}
          schema={schema}
          uiSchema={{ 'ui:submitButtonOptions': { norender: true } }}
          validator={validator}
          noValidate
          showErrorList={false}
          extraErrors={errors}
          disabled={field.disabled}
          formData={{ ...defaults, ...settings }}
          onChange={({ formData }) => {
            const next = withoutDefaults(formData ?? {}, defaults);
            if (JSON.stringify(next) !== JSON.stringify(settings)) {
              field.onChange(next);
            }
          }}
        >
          <Flex justify="start">
            <Button
              size="small"
              variant="tertiary"
              isDisabled={Object.keys(settings).length === 0}
              onPress={() => field.onChange({})}
            >
              {t('field.settings.resetToDefaults')}
            </Button>
          </Flex>
        </Form>
      )}
      <SecretFields parameters={secrets} isDisabled={field.disabled} />
    </FieldSurface>
  );
}
