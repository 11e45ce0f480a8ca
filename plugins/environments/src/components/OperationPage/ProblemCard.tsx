import { EngineProblem } from '@backlot/plugin-environments-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { environmentsTranslationRef } from '../../translation';
import styles from './OperationPage.module.css';

/** What went wrong, why, and what to do next. */
export function ProblemCard(props: { problem?: EngineProblem }) {
  const { problem } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  return (
    <div role="alert" className={styles.problem}>
      <h3>{problem?.title ?? t('operation.problem.unknown')}</h3>
      <dl>
        <dt>{t('operation.problem.cause')}</dt>
        <dd>{problem?.cause ?? t('operation.problem.unknownCause')}</dd>
        {problem && (
          <>
            <dt>{t('operation.problem.nextStep')}</dt>
            <dd>{problem.nextStep}</dd>
          </>
        )}
      </dl>
    </div>
  );
}
