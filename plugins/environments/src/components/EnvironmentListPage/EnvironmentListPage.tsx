import {
  Environment,
  environmentCreatePermission,
} from '@backlot/plugin-environments-common';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  Alert,
  ButtonLink,
  Container,
  Flex,
  Table,
  useTable,
} from '@backstage/ui';
import { useMemo } from 'react';
import { environmentsApiRef } from '../../api/environmentsApiRef';
import {
  LIST_MAXIMUM,
  listAllEnvironments,
} from '../../data/listAllEnvironments';
import { useLoaded } from '../../data/useLoaded';
import { EmptyMessage } from '../../display/EmptyMessage';
import { LoadProblem } from '../../display/LoadProblem';
import { environmentsTranslationRef } from '../../translation';
import { useCreateEnvironmentHref } from '../useCreateEnvironmentHref';
import { EnvironmentFilters } from './EnvironmentFilters';
import styles from './EnvironmentListPage.module.css';
import { sortEnvironments } from './sortEnvironments';
import { useEnvironmentColumns } from './useEnvironmentColumns';
import { useEnvironmentFilter } from './useEnvironmentFilter';

const REFRESH_MILLISECONDS = 15_000;

/** Every environment the person may see. */
export function EnvironmentListPage() {
  const { t } = useTranslationRef(environmentsTranslationRef);
  const client = useApi(environmentsApiRef);
  const filter = useEnvironmentFilter();
  const columns = useEnvironmentColumns();

  const environments = useLoaded({
    key: JSON.stringify(filter.query),
    load: signal =>
      listAllEnvironments({ client, query: filter.query, signal }),
    refreshMilliseconds: REFRESH_MILLISECONDS,
  });
  const rows = useMemo(
    () => environments.value?.filter(filter.matches),
    [environments.value, filter.matches],
  );
  const { tableProps } = useTable<Environment>({
    mode: 'complete',
    data: rows,
    sortFn: sortEnvironments,
    initialSort: { column: 'age', direction: 'descending' },
    paginationOptions: { pageSize: 20 },
  });

  return (
    <Container>
      <Flex direction="column" gap="4">
        <Flex justify="end">
          <CreateEnvironmentLink />
        </Flex>
        <EnvironmentFilters
          filter={filter}
          environments={environments.value ?? []}
        />
        {environments.error && (
          <LoadProblem
            what={t('what.environments')}
            error={environments.error}
            onRetry={environments.reload}
          />
        )}
        {(environments.value?.length ?? 0) >= LIST_MAXIMUM && (
          <Alert
            status="info"
            icon
            title={t('list.truncated', { count: LIST_MAXIMUM })}
          />
        )}
        {!(environments.error && !environments.value) && (
          <Table
            {...tableProps}
            className={styles.table}
            isPending={environments.isLoading}
            columnConfig={columns}
            emptyState={<NoEnvironments isFiltered={filter.isActive} />}
          />
        )}
      </Flex>
    </Container>
  );
}

function CreateEnvironmentLink() {
  const { t } = useTranslationRef(environmentsTranslationRef);
  const href = useCreateEnvironmentHref();
  const { allowed, loading } = usePermission({
    permission: environmentCreatePermission,
  });
  const isDenied = !allowed && !loading;
  return (
    <Flex direction="column" gap="1" align="end">
      <ButtonLink href={href} variant="primary" isDisabled={!allowed}>
        {t('list.create')}
      </ButtonLink>
      {isDenied && (
        <span className={styles.reason}>{t('list.createDenied')}</span>
      )}
    </Flex>
  );
}

function NoEnvironments(props: { isFiltered: boolean }) {
  const { t } = useTranslationRef(environmentsTranslationRef);
  const href = useCreateEnvironmentHref();
  return props.isFiltered ? (
    <EmptyMessage title={t('list.noMatch.title')} />
  ) : (
    <EmptyMessage
      title={t('list.empty.title')}
      description={t('list.empty.description')}
      action={<ButtonLink href={href}>{t('list.create')}</ButtonLink>}
    />
  );
}
