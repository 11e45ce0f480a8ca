import {
  Environment,
  environmentStatusSchema,
} from '@backlot/plugin-environments-common';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Checkbox, SearchField, Select } from '@backstage/ui';
import { useMemo } from 'react';
import { environmentsApiRef } from '../../api/environmentsApiRef';
import { useLoaded } from '../../data/useLoaded';
import { environmentsTranslationRef } from '../../translation';
import styles from './EnvironmentListPage.module.css';
import {
  EnvironmentFilter,
  EnvironmentFilterName,
} from './useEnvironmentFilter';

const ANY = 'any';

/** Props of {@link EnvironmentFilters}. */
export interface EnvironmentFiltersProps {
  filter: EnvironmentFilter;
  /** The environments on screen, whose owners can be filtered by. */
  environments: Environment[];
}

interface FilterOption {
  id: string;
  label: string;
}

/** The filters above the list. */
export function EnvironmentFilters(props: EnvironmentFiltersProps) {
  const { filter, environments } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const client = useApi(environmentsApiRef);
  // Filters stay usable with the values in the URL when these cannot be read.
  const accounts = useLoaded({
    key: 'accounts',
    load: signal => client.listAccounts({ signal }),
  });
  const templates = useLoaded({
    key: 'templates',
    load: signal => client.listTemplates({ signal }),
  });
  const owners = useMemo(
    () =>
      [...new Set(environments.map(environment => environment.ownerRef))]
        .sort()
        .map(ref => ({ id: ref, label: ref.replace(/^.*\//, '') })),
    [environments],
  );

  const choices: Array<{
    name: EnvironmentFilterName;
    options: FilterOption[];
  }> = [
    {
      name: 'stage',
      options: (accounts.value?.stages ?? []).map(stage => ({
        id: stage.name,
        label: stage.title,
      })),
    },
    {
      name: 'status',
      options: environmentStatusSchema.options.map(status => ({
        id: status,
        label: t(`status.${status}`),
      })),
    },
    {
      name: 'account',
      options: (accounts.value?.accounts ?? []).map(account => ({
        id: account.name,
        label: account.title,
      })),
    },
    {
      name: 'template',
      options: (templates.value ?? []).map(template => ({
        id: template.name,
        label: template.title,
      })),
    },
    { name: 'owner', options: owners },
  ];

  return (
    <section aria-label={t('list.filter.label')} className={styles.filters}>
      <SearchField
        className={styles.search}
        aria-label={t('list.filter.search')}
        placeholder={t('list.filter.search')}
        size="small"
        value={filter.get('search')}
        onChange={value => filter.set('search', value)}
      />
      {choices.map(({ name, options }) => (
        <Select
          key={name}
          className={styles.choice}
          label={t(`list.filter.${name as 'stage'}`)}
          size="small"
          options={[
            { id: ANY, label: t('list.filter.any') },
            ...withValue(options, filter.get(name)),
          ]}
          value={filter.get(name) || ANY}
          onChange={key =>
            filter.set(name, key === ANY || key === null ? '' : String(key))
          }
        />
      ))}
      <Checkbox
        className={styles.toggle}
        isSelected={filter.get('destroyed') === 'yes'}
        onChange={isSelected =>
          filter.set('destroyed', isSelected ? 'yes' : '')
        }
      >
        {t('list.filter.destroyed')}
      </Checkbox>
      <Button
        variant="tertiary"
        size="small"
        isDisabled={!filter.isActive}
        onPress={filter.clear}
      >
        {t('list.filter.clear')}
      </Button>
    </section>
  );
}

/** A value from a shared URL is offered even when nothing on screen has it. */
function withValue(options: FilterOption[], value: string): FilterOption[] {
  return !value || options.some(option => option.id === value)
    ? options
    : [...options, { id: value, label: value }];
}
