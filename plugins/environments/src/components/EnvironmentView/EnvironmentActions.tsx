import {
  Environment,
  environmentDeployPermission,
  environmentDestroyPermission,
  environmentUpdatePermission,
} from '@backlot/plugin-environments-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Flex } from '@backstage/ui';
import { useId, useState } from 'react';
import { environmentsTranslationRef } from '../../translation';
import { DestroyDialog } from './DestroyDialog';
import styles from './EnvironmentView.module.css';
import { useEnvironmentActions } from './useEnvironmentActions';

/** Props of {@link EnvironmentActions}. */
export interface EnvironmentActionsProps {
  environment: Environment;
  /** How many resources a destroy would delete, when known. */
  resourceCount?: number;
  onChanged(): void;
}

/** What can be done with an environment; what may not is disabled, with the reason in words. */
export function EnvironmentActions(props: EnvironmentActionsProps) {
  const { environment, resourceCount, onChanged } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const actions = useEnvironmentActions({ environment, onChanged });
  const [isDestroying, setIsDestroying] = useState(false);
  const reasonId = useId();
  const resourceRef = environment.id;
  const deploy = usePermission({
    permission: environmentDeployPermission,
    resourceRef,
  });
  const destroy = usePermission({
    permission: environmentDestroyPermission,
    resourceRef,
  });
  const update = usePermission({
    permission: environmentUpdatePermission,
    resourceRef,
  });

  const isGone = ['destroying', 'destroyed'].includes(environment.status);
  const isDenied = (permission: { allowed: boolean; loading: boolean }) =>
    !permission.allowed && !permission.loading;
  const reasons = isGone
    ? [t('environment.action.gone')]
    : [
        isDenied(deploy) && t('environment.action.deployDenied'),
        isDenied(destroy) && t('environment.action.destroyDenied'),
        isDenied(update) && t('environment.action.updateDenied'),
        destroy.allowed &&
          environment.protected &&
          t('environment.action.destroyProtected'),
      ].filter(Boolean);

  const canDeploy = deploy.allowed && !isGone;
  const canDestroy = destroy.allowed && !isGone && !environment.protected;
  const canUpdate = update.allowed && !isGone;
  const isBusy = actions.pending !== undefined;

  return (
    <div role="group" aria-label={t('environment.action.label')}>
      <Flex gap="2" style={{ flexWrap: 'wrap' }}>
        {(['deploy', 'preview', 'refresh'] as const).map(kind => (
          <Button
            key={kind}
            variant={kind === 'deploy' ? 'primary' : 'secondary'}
            isDisabled={!canDeploy || (isBusy && actions.pending !== kind)}
            isPending={actions.pending === kind}
            aria-describedby={reasonId}
            onPress={() => actions.run(kind)}
          >
            {t(`environment.action.${kind}`)}
          </Button>
        ))}
        <Button
          variant="secondary"
          isDisabled={!canUpdate || isBusy}
          isPending={actions.pending === 'protect'}
          aria-describedby={reasonId}
          onPress={() => actions.setProtected(!environment.protected)}
        >
          {environment.protected
            ? t('environment.action.unprotect')
            : t('environment.action.protect')}
        </Button>
        <Button
          variant="secondary"
          destructive
          isDisabled={!canDestroy || isBusy}
          aria-describedby={reasonId}
          onPress={() => setIsDestroying(true)}
        >
          {t('environment.action.destroy')}
        </Button>
      </Flex>
      <p id={reasonId} className={styles.reasons}>
        {reasons.join(' ')}
      </p>
      <DestroyDialog
        environment={environment}
        resourceCount={resourceCount}
        isOpen={isDestroying}
        onClose={() => setIsDestroying(false)}
        onConfirm={actions.destroy}
      />
    </div>
  );
}
