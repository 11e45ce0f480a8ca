import { Operation, OperationState } from '@backlot/plugin-environments-common';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Flex, Link, Text } from '@backstage/ui';
import { ReactNode } from 'react';
import { Elapsed } from '../../display/Elapsed';
import { RelativeTime } from '../../display/RelativeTime';
import { OperationStateWord } from '../../display/StatusWord';
import { environmentRouteRef, operationRouteRef } from '../../routes';
import { environmentsTranslationRef } from '../../translation';
import styles from './OperationPage.module.css';

/** Props of {@link OperationHeading}. */
export interface OperationHeadingProps {
  operation: Operation;
  state: OperationState;
  startedAt?: string;
  finishedAt?: string;
  actions: ReactNode;
}

/** What the operation is, its state, who asked for it and when. */
export function OperationHeading(props: OperationHeadingProps) {
  const { operation, state, startedAt, finishedAt, actions } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const environmentLink = useRouteRef(environmentRouteRef);
  const operationLink = useRouteRef(operationRouteRef);
  const facts: Array<[string, ReactNode]> = [
    [
      t('operation.environment'),
      <Link
        href={environmentLink?.({ environmentId: operation.environmentId })}
      >
        {operation.environmentName}
      </Link>,
    ],
    [
      t('operation.requestedBy'),
      <EntityRefLink entityRef={operation.requestedBy} />,
    ],
    [t('operation.requestedAt'), <RelativeTime at={operation.createdAt} />],
    [t('operation.duration'), <Elapsed from={startedAt} to={finishedAt} />],
    [t('operation.templateVersion'), operation.templateVersion],
  ];
  if (operation.retryOf) {
    facts.push([
      t('operation.retryOf'),
      <Link href={operationLink?.({ operationId: operation.retryOf })}>
        {t('operation.retryOfLink')}
      </Link>,
    ]);
  }
  return (
    <Flex direction="column" gap="4">
      <Flex justify="between" align="start" gap="4">
        <Flex align="center" gap="3" style={{ flexWrap: 'wrap' }}>
          <Text as="h2" variant="title-small" weight="bold">
            {t('operation.title', {
              kind: t(`operationKind.${operation.kind}`),
              name: operation.environmentName,
            })}
          </Text>
          <span role="status">
            <OperationStateWord state={state} />
          </span>
        </Flex>
        {actions}
      </Flex>
      <dl className={styles.facts}>
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
