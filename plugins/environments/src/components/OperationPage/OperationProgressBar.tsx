import { Operation } from '@backlot/plugin-environments-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { OperationProgress } from '../../data/reduceOperationEvents';
import { environmentsTranslationRef } from '../../translation';
import styles from './OperationPage.module.css';

/** Props of {@link OperationProgressBar}. */
export interface OperationProgressBarProps {
  progress: OperationProgress;
  /** The row behind it, which knows the counts before the events have been read. */
  operation?: Operation;
}

/** How many resources are done, as a bar and in words. */
export function OperationProgressBar(props: OperationProgressBarProps) {
  const { progress, operation } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const done = Math.max(progress.done, operation?.progress.done ?? 0);
  const total = progress.total ?? operation?.progress.total;
  const state = progress.state ?? operation?.state;
  const isComplete = state === 'succeeded';
  const share = total ? Math.min(1, done / total) : 0;
  const percent = isComplete ? 100 : Math.round(share * 100);
  const uncounted = done
    ? t('operation.progress.uncounted', { done: String(done) })
    : t('operation.progress.none');
  const words = total
    ? t('operation.progress.counted', {
        done: String(done),
        total: String(total),
      })
    : uncounted;

  const tone =
    (isComplete && styles.succeeded) ||
    (['failed', 'interrupted'].includes(state ?? '') && styles.failed) ||
    '';
  // The engine tells how many there are when it has planned; until then the bar only shows life.
  const isUnknown = !total && (state === 'running' || state === 'cancelling');
  return (
    <div>
      <div
        className={styles.bar}
        role="progressbar"
        aria-label={t('operation.progress.label')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={total || isComplete ? percent : undefined}
        aria-valuetext={words}
      >
        <div
          className={`${styles.fill} ${isUnknown ? styles.unknown : tone}`}
          style={isUnknown ? undefined : { width: `${percent}%` }}
        />
      </div>
      <div className={styles.counts}>{words}</div>
    </div>
  );
}
