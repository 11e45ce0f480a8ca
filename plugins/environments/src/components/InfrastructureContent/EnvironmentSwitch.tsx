import { Environment } from '@backlot/plugin-environments-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RelativeTime } from '../../display/RelativeTime';
import { SandboxBadge } from '../../display/SandboxBadge';
import { EnvironmentStatusWord } from '../../display/StatusWord';
import { environmentsTranslationRef } from '../../translation';
import styles from './EnvironmentSwitch.module.css';

/** Props of {@link EnvironmentSwitch}. */
export interface EnvironmentSwitchProps {
  environments: Environment[];
  chosenId: string;
  onChoose(id: string): void;
}

/** One choice an environment, with what matters about each at a glance. */
export function EnvironmentSwitch(props: EnvironmentSwitchProps) {
  const { environments, chosenId, onChoose } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  return (
    <fieldset className={styles.switch}>
      <legend className={styles.legend}>{t('switch.label')}</legend>
      {environments.map(environment => (
        <label key={environment.id} className={styles.option}>
          <input
            type="radio"
            name="backlot-environment"
            value={environment.id}
            checked={environment.id === chosenId}
            onChange={() => onChoose(environment.id)}
          />
          <span className={styles.stage}>{environment.stage}</span>
          <span className={styles.name}>{environment.name}</span>
          <span className={styles.facts}>
            <EnvironmentStatusWord status={environment.status} />
            {environment.sandbox && <SandboxBadge />}
          </span>
          <span className={styles.detail}>
            {environment.template.version}
            {' · '}
            <RelativeTime at={environment.createdAt} />
            {environment.expiresAt && (
              <>
                {' · '}
                {t('switch.expires', {
                  time: <RelativeTime at={environment.expiresAt} />,
                })}
              </>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
