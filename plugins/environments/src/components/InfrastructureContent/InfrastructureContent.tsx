import { ANNOTATION_ENVIRONMENT_ID } from '@backlot/plugin-environments-common';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Alert } from '@backstage/ui';
import { environmentsTranslationRef } from '../../translation';
import { EnvironmentView } from '../EnvironmentView/EnvironmentView';
import { EnvironmentsOfEntity } from './EnvironmentsOfEntity';

/** The Infrastructure tab of a component, a system or an environment. */
export function InfrastructureContent() {
  const { t } = useTranslationRef(environmentsTranslationRef);
  const { entity } = useEntity();
  const environmentId =
    entity.metadata.annotations?.[ANNOTATION_ENVIRONMENT_ID];

  if (entity.kind.toLocaleLowerCase('en-US') !== 'resource') {
    return (
      <EnvironmentsOfEntity key={stringifyEntityRef(entity)} entity={entity} />
    );
  }
  return environmentId ? (
    <EnvironmentView environmentId={environmentId} />
  ) : (
    <Alert
      status="warning"
      icon
      title={t('content.unknownEnvironment', {
        annotation: ANNOTATION_ENVIRONMENT_ID,
      })}
    />
  );
}
