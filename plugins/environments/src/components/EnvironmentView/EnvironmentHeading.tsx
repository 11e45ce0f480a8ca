import { Environment } from '@backlot/plugin-environments-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Badge, Flex, Text } from '@backstage/ui';
import { ReactNode } from 'react';
import { RelativeTime } from '../../display/RelativeTime';
import { SandboxBadge } from '../../display/SandboxBadge';
import { EnvironmentStatusWord } from '../../display/StatusWord';
import { environmentsTranslationRef } from '../../translation';
import styles from './EnvironmentView.module.css';
import { lastProblemOf } from './lastProblemOf';

/** The name, the state and the facts of an environment. */
export function EnvironmentHeading(props: { environment: Environment }) {
  const { environment } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const facts: Array<[string, ReactNode]> = [
    [t('environment.facts.stage'), environment.stage],
    [
      t('environment.facts.component'),
      <EntityRefLink entityRef={environment.componentRef} />,
    ],
    [
      t('environment.facts.owner'),
      <EntityRefLink entityRef={environment.ownerRef} />,
    ],
    [
      t('environment.facts.account'),
      `${environment.account} (${environment.accountId})`,
    ],
    [t('environment.facts.region'), environment.region],
    [
      t('environment.facts.template'),
      `${environment.template.name} ${environment.template.version}`,
    ],
    [t('environment.facts.age'), <RelativeTime at={environment.createdAt} />],
    [
      t('environment.facts.expires'),
      environment.expiresAt ? (
        <RelativeTime at={environment.expiresAt} />
      ) : (
        t('common.never')
      ),
    ],
  ];
  // The problem of the last operation says the same and more.
  const hasProblem = Boolean(lastProblemOf(environment));
  return (
    <Flex direction="column" gap="3">
      <Flex align="center" gap="3" style={{ flexWrap: 'wrap' }}>
        <Text as="h2" variant="title-small" weight="bold">
          {environment.name}
        </Text>
        <EnvironmentStatusWord status={environment.status} />
        {environment.sandbox && <SandboxBadge />}
        {environment.protected && <Badge>{t('common.protected')}</Badge>}
      </Flex>
      {environment.statusReason && !hasProblem && (
        <Text as="p" color="secondary">
          {environment.statusReason}
        </Text>
      )}
      <dl className={styles.facts} aria-label={t('environment.facts.label')}>
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Flex>
  );
}
