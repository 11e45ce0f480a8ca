import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Checkbox, Flex, Text } from '@backstage/ui';
import { useState } from 'react';
import { ResourceProgress } from '../../data/reduceOperationEvents';
import { Elapsed } from '../../display/Elapsed';
import { shortType } from '../../display/shortType';
import { ResourceStateWord } from '../../display/StatusWord';
import { environmentsTranslationRef } from '../../translation';
import styles from './OperationPage.module.css';

/** Props of {@link ResourceProgressTable}. */
export interface ResourceProgressTableProps {
  resources: ReadonlyMap<string, ResourceProgress>;
  /** When the operation ended; a resource without an end of its own stops there. */
  endedAt?: string;
}

/** Every resource of an operation with its step, its state and how long it took. */
export function ResourceProgressTable(props: ResourceProgressTableProps) {
  const { resources, endedAt } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const [hidesSame, setHidesSame] = useState(false);
  // Rows keep their places while it runs; once it has ended, what failed is what matters.
  const all = endedAt
    ? failedFirst([...resources.values()])
    : [...resources.values()];
  const shown = hidesSame ? all.filter(({ step }) => step !== 'same') : all;
  return (
    <section aria-labelledby="operation-resources">
      <Flex justify="between" align="center" style={{ minHeight: 36 }}>
        <Text as="h3" id="operation-resources" variant="title-x-small">
          {t('operation.resources.title')}
        </Text>
        <Checkbox isSelected={hidesSame} onChange={setHidesSame}>
          {t('operation.resources.hideSame')}
        </Checkbox>
      </Flex>
      <table
        className={styles.table}
        aria-label={t('operation.resources.tableLabel')}
      >
        <thead>
          <tr>
            <th scope="col">{t('operation.resources.resource')}</th>
            <th scope="col" className={styles.step}>
              {t('operation.resources.step')}
            </th>
            <th scope="col" className={styles.state}>
              {t('operation.resources.state')}
            </th>
            <th scope="col" className={styles.duration}>
              {t('operation.resources.duration')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.length === 0 && (
            <tr>
              <td colSpan={4}>{t('operation.resources.empty')}</td>
            </tr>
          )}
          {shown.map(resource => (
            <tr key={resource.urn}>
              <td>
                {resource.name}
                <div className={styles.type}>
                  {resource.problem?.title ?? shortType(resource.type)}
                </div>
              </td>
              <td>{t(`step.${resource.step}`)}</td>
              <td>
                <ResourceStateWord state={resource.state} />
              </td>
              <td>
                <Elapsed
                  from={resource.startedAt}
                  to={resource.finishedAt ?? endedAt}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function failedFirst(resources: ResourceProgress[]): ResourceProgress[] {
  return [
    ...resources.filter(({ state }) => state === 'failed'),
    ...resources.filter(({ state }) => state !== 'failed'),
  ];
}
