import {
  EnvironmentStatus,
  OperationState,
} from '@backlot/plugin-environments-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ResourceProgress } from '../data/reduceOperationEvents';
import { environmentsTranslationRef } from '../translation';
import styles from './StatusWord.module.css';

type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

const ENVIRONMENT_TONES: Record<EnvironmentStatus, Tone> = {
  creating: 'info',
  ready: 'success',
  updating: 'info',
  failed: 'danger',
  drifted: 'warning',
  expired: 'warning',
  destroying: 'info',
  destroyed: 'neutral',
};

const OPERATION_TONES: Record<OperationState, Tone> = {
  queued: 'neutral',
  running: 'info',
  cancelling: 'warning',
  succeeded: 'success',
  failed: 'danger',
  cancelled: 'warning',
  interrupted: 'danger',
};

const RESOURCE_TONES: Record<ResourceProgress['state'], Tone> = {
  planned: 'neutral',
  running: 'info',
  done: 'success',
  failed: 'danger',
};

function StatusWord(props: { tone: Tone; word: string }) {
  const tone = props.tone === 'neutral' ? '' : styles[props.tone];
  return <span className={`${styles.word} ${tone}`}>{props.word}</span>;
}

/** The status of an environment, as a word with a colour. */
export function EnvironmentStatusWord(props: { status: EnvironmentStatus }) {
  const { t } = useTranslationRef(environmentsTranslationRef);
  return (
    <StatusWord
      tone={ENVIRONMENT_TONES[props.status]}
      word={t(`status.${props.status}`)}
    />
  );
}

/** The state of an operation, as a word with a colour. */
export function OperationStateWord(props: { state: OperationState }) {
  const { t } = useTranslationRef(environmentsTranslationRef);
  return (
    <StatusWord
      tone={OPERATION_TONES[props.state]}
      word={t(`operationState.${props.state}`)}
    />
  );
}

/** How far one resource of an operation is, as a word with a colour. */
export function ResourceStateWord(props: { state: ResourceProgress['state'] }) {
  const { t } = useTranslationRef(environmentsTranslationRef);
  return (
    <StatusWord
      tone={RESOURCE_TONES[props.state]}
      word={t(`resourceState.${props.state}`)}
    />
  );
}
