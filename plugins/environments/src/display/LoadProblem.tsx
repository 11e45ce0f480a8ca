import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { environmentsTranslationRef } from '../translation';
import { describeError } from './describeError';

/** Props of {@link LoadProblem}. */
export interface LoadProblemProps {
  /** What could not be loaded, such as "the environments". */
  what: string;
  error: Error;
  onRetry(): void;
}

/** Says what could not be loaded and why, and offers to try again. */
export function LoadProblem(props: LoadProblemProps) {
  const { t } = useTranslationRef(environmentsTranslationRef);
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={t('common.loadFailed', { what: props.what })}
      description={describeError(props.error)}
      customActions={
        <Button size="small" variant="secondary" onPress={props.onRetry}>
          {t('common.retry')}
        </Button>
      }
    />
  );
}
