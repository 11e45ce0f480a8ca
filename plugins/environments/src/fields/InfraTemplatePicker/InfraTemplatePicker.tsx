import { Template } from '@backlot/plugin-environments-common';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Select, Skeleton, Text } from '@backstage/ui';
import { useEffect, useRef } from 'react';
import { environmentsApiRef } from '../../api/environmentsApiRef';
import { useLoaded } from '../../data/useLoaded';
import { LoadProblem } from '../../display/LoadProblem';
import { environmentsTranslationRef } from '../../translation';
import { FieldSurface } from '../FieldSurface';
import { InfraTemplatePickerProps } from './infraTemplatePickerSchema';

/** Chooses an infra template and its version; the newest version unless another is chosen. */
export function InfraTemplatePicker(props: InfraTemplatePickerProps) {
  const { formData, onChange, disabled, rawErrors } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const client = useApi(environmentsApiRef);
  const templates = useLoaded({
    key: 'templates',
    load: signal => client.listTemplates({ signal }),
  });
  const chosen = templates.value?.find(({ name }) => name === formData?.name);

  const change = useRef(onChange);
  change.current = onChange;
  const only = templates.value?.length === 1 ? templates.value[0] : undefined;
  const toChoose = chosen ?? only;
  const hasVersion = Boolean(formData?.version);
  // With a single template there is nothing to choose, and a link may name a template only.
  useEffect(() => {
    if (toChoose && !hasVersion) {
      change.current(latestOf(toChoose));
    }
  }, [toChoose, hasVersion]);

  if (templates.error) {
    return (
      <LoadProblem
        what={t('what.templates')}
        error={templates.error}
        onRetry={templates.reload}
      />
    );
  }
  if (!templates.value) {
    return <Skeleton height={120} />;
  }
  if (templates.value.length === 0) {
    return <Alert status="warning" icon title={t('field.template.empty')} />;
  }

  const version = chosen?.versions.find(
    candidate => candidate.version === formData?.version,
  );
  const isInvalid = Boolean(rawErrors?.length);
  return (
    <FieldSurface>
      <Select
        label={t('field.template.label')}
        description={chosen?.description}
        isRequired
        isDisabled={disabled}
        isInvalid={isInvalid}
        options={templates.value.map(template => ({
          id: template.name,
          label: template.title,
        }))}
        value={chosen?.name ?? null}
        onChange={key => {
          const template = templates.value?.find(({ name }) => name === key);
          if (template) {
            onChange(latestOf(template));
          }
        }}
      />
      <Select
        label={t('field.template.version')}
        isRequired
        isDisabled={disabled || !chosen}
        isInvalid={isInvalid}
        options={(chosen?.versions ?? []).map(candidate => ({
          id: candidate.version,
          label: labelOf(candidate),
        }))}
        value={version?.version ?? null}
        onChange={key =>
          chosen && onChange({ name: chosen.name, version: String(key) })
        }
      />
      {version?.deprecated && (
        <Text color="warning">{t('field.template.deprecatedWarning')}</Text>
      )}
    </FieldSurface>
  );

  function labelOf(candidate: Template['versions'][number]) {
    if (candidate.deprecated) {
      return t('field.template.deprecated', { version: candidate.version });
    }
    return candidate.version === chosen?.latestVersion
      ? t('field.template.latest', { version: candidate.version })
      : candidate.version;
  }
}

function latestOf(template: Template) {
  return { name: template.name, version: template.latestVersion };
}
