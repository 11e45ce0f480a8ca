import { Environment } from '@backlot/plugin-environments-common';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Link } from '@backstage/ui';
import { operationRouteRef } from '../../routes';
import { environmentsTranslationRef } from '../../translation';
import { lastProblemOf } from './lastProblemOf';

/** Why the last operation of an environment ended badly, and what to do next. */
export function LastProblem(props: { environment: Environment }) {
  const { lastOperation } = props.environment;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const operationLink = useRouteRef(operationRouteRef);
  const problem = lastProblemOf(props.environment);
  if (!problem || !lastOperation) {
    return null;
  }
  return (
    <Alert
      status="danger"
      icon
      title={problem.title}
      description={problem.nextStep}
      customActions={
        <Link href={operationLink?.({ operationId: lastOperation.id })}>
          {t('environment.lastProblem.link')}
        </Link>
      }
    />
  );
}
