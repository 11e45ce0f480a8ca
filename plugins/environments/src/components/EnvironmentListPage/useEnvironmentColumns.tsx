import { Environment } from '@backlot/plugin-environments-common';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Cell, CellText, ColumnConfig, Link } from '@backstage/ui';
import { RelativeTime } from '../../display/RelativeTime';
import { SandboxBadge } from '../../display/SandboxBadge';
import { EnvironmentStatusWord } from '../../display/StatusWord';
import { environmentRouteRef } from '../../routes';
import { environmentsTranslationRef } from '../../translation';
import styles from './EnvironmentListPage.module.css';

/** The columns of the list. */
export function useEnvironmentColumns(): ColumnConfig<Environment>[] {
  const { t } = useTranslationRef(environmentsTranslationRef);
  const environmentLink = useRouteRef(environmentRouteRef);
  return [
    {
      id: 'name',
      width: '2.1fr',
      label: t('list.column.name'),
      isRowHeader: true,
      isSortable: true,
      cell: environment => (
        <Cell textValue={environment.name}>
          <span className={styles.name}>
            <Link
              href={environmentLink?.({ environmentId: environment.id })}
              weight="bold"
              standalone
            >
              {environment.name}
            </Link>
            {environment.sandbox && <SandboxBadge />}
          </span>
        </Cell>
      ),
    },
    {
      id: 'status',
      width: '1.1fr',
      label: t('list.column.status'),
      isSortable: true,
      cell: environment => (
        <Cell textValue={t(`status.${environment.status}`)}>
          <EnvironmentStatusWord status={environment.status} />
        </Cell>
      ),
    },
    {
      id: 'component',
      width: '1.7fr',
      label: t('list.column.component'),
      isSortable: true,
      cell: environment => (
        <Cell>
          <EntityRefLink entityRef={environment.componentRef} />
        </Cell>
      ),
    },
    {
      id: 'stage',
      width: '1fr',
      label: t('list.column.stage'),
      isSortable: true,
      cell: environment => <CellText title={environment.stage} />,
    },
    {
      id: 'owner',
      width: '1.2fr',
      label: t('list.column.owner'),
      isSortable: true,
      cell: environment => (
        <Cell>
          <EntityRefLink entityRef={environment.ownerRef} />
        </Cell>
      ),
    },
    {
      id: 'place',
      width: '1.1fr',
      label: t('list.column.place'),
      isSortable: true,
      cell: environment => (
        <CellText
          title={environment.account}
          description={environment.region}
        />
      ),
    },
    {
      id: 'template',
      width: '1.4fr',
      label: t('list.column.template'),
      isSortable: true,
      cell: environment => (
        <CellText
          title={environment.template.name}
          description={environment.template.version}
        />
      ),
    },
    {
      id: 'age',
      width: '1.1fr',
      label: t('list.column.age'),
      isSortable: true,
      cell: environment => (
        <Cell>
          <RelativeTime at={environment.createdAt} />
        </Cell>
      ),
    },
    {
      id: 'expires',
      width: '1.1fr',
      label: t('list.column.expires'),
      isSortable: true,
      cell: environment => (
        <Cell>
          {environment.expiresAt ? (
            <RelativeTime at={environment.expiresAt} />
          ) : (
            t('common.never')
          )}
        </Cell>
      ),
    },
  ];
}
