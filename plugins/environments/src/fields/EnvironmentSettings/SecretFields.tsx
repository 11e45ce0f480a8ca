import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useTemplateSecrets } from '@backstage/plugin-scaffolder-react';
import { PasswordField } from '@backstage/ui';
import { environmentsTranslationRef } from '../../translation';
import { SecretParameter, secretKeyOf } from './settingsSchema';

/** Props of {@link SecretFields}. */
export interface SecretFieldsProps {
  parameters: SecretParameter[];
  isDisabled?: boolean;
}

/**
 * The secret parameters. What is typed goes to the secrets of the scaffolder and
 * nowhere else: form data ends up in the address bar, the review and the task's row.
 */
export function SecretFields(props: SecretFieldsProps) {
  const { parameters, isDisabled } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const { secrets, setSecrets } = useTemplateSecrets();
  return (
    <>
      {parameters.map(parameter => (
        <PasswordField
          key={parameter.name}
          label={parameter.title}
          description={
            parameter.description
              ? t('field.settings.secretDescription', {
                  description: parameter.description,
                })
              : t('field.settings.secretHint')
          }
          isRequired={parameter.isRequired}
          isDisabled={isDisabled}
          minLength={parameter.minLength}
          maxLength={parameter.maxLength}
          pattern={parameter.pattern}
          autoComplete="new-password"
          value={secrets[secretKeyOf(parameter.name)] ?? ''}
          onChange={value =>
            setSecrets({ [secretKeyOf(parameter.name)]: value })
          }
        />
      ))}
    </>
  );
}
