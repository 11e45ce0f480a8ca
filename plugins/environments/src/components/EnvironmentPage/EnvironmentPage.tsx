import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Container, Flex, Link } from '@backstage/ui';
import { useParams } from 'react-router-dom';
import { environmentsRouteRef } from '../../routes';
import { environmentsTranslationRef } from '../../translation';
import { EnvironmentView } from '../EnvironmentView/EnvironmentView';

/** One environment on a page of its own. */
export function EnvironmentPage() {
  const { environmentId = '' } = useParams();
  const { t } = useTranslationRef(environmentsTranslationRef);
  const listLink = useRouteRef(environmentsRouteRef);
  return (
    <Container>
      <Flex direction="column" gap="4">
        <Link href={listLink?.()}>{t('environment.back')}</Link>
        <EnvironmentView environmentId={environmentId} />
      </Flex>
    </Container>
  );
}
