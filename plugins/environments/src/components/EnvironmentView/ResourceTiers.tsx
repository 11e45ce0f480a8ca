import {
  EnvironmentResource,
  EnvironmentResources,
  resourceTierSchema,
} from '@backlot/plugin-environments-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Skeleton, Text } from '@backstage/ui';
import { EmptyMessage } from '../../display/EmptyMessage';
import { ExternalLink } from '../../display/ExternalLink';
import { RelativeTime } from '../../display/RelativeTime';
import { environmentsTranslationRef } from '../../translation';
import styles from './EnvironmentView.module.css';

/** Props of {@link ResourceTiers}. */
export interface ResourceTiersProps {
  /** Left out while they load. */
  resources?: EnvironmentResources;
  isCreating: boolean;
  selectedUrn?: string;
  onSelect(resource: EnvironmentResource): void;
}

/** The resources of an environment, grouped by tier. */
export function ResourceTiers(props: ResourceTiersProps) {
  const { resources, isCreating, selectedUrn, onSelect } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  if (!resources) {
    return <Skeleton height={280} />;
  }
  const tiers = resourceTierSchema.options
    .map(tier => ({
      tier,
      items: resources.items.filter(resource => resource.tier === tier),
    }))
    .filter(({ items }) => items.length > 0);
  // A simulated account has no console, and a column of nothing tells nothing.
  const hasConsole = resources.items.some(({ consoleUrl }) => consoleUrl);
  return (
    <section aria-labelledby="environment-resources" className={styles.section}>
      <Flex align="baseline" gap="3">
        <Text as="h3" id="environment-resources" variant="title-x-small">
          {t('environment.resources.title')}
        </Text>
        <span className={styles.secondary}>
          {t('environment.resources.count', { count: resources.items.length })}
          {resources.asOf && (
            <>
              {', '}
              {t('environment.resources.asOf', {
                time: <RelativeTime at={resources.asOf} />,
              })}
            </>
          )}
        </span>
      </Flex>
      {tiers.length === 0 && (
        <EmptyMessage
          title={
            isCreating
              ? t('environment.resources.emptyCreating')
              : t('environment.resources.empty')
          }
        />
      )}
      <Flex direction="column" gap="4">
        {tiers.map(({ tier, items }) => (
          <TierTable
            key={tier}
            title={t(`tier.${tier}`)}
            items={items}
            hasConsole={hasConsole}
            selectedUrn={selectedUrn}
            onSelect={onSelect}
          />
        ))}
      </Flex>
    </section>
  );
}

function TierTable(props: {
  title: string;
  items: EnvironmentResource[];
  hasConsole: boolean;
  selectedUrn?: string;
  onSelect(resource: EnvironmentResource): void;
}) {
  const { title, items, hasConsole, selectedUrn, onSelect } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  return (
    <div>
      <Text as="h4" weight="bold">
        {title}
      </Text>
      <table
        className={styles.table}
        aria-label={t('environment.resources.tableLabel', { tier: title })}
      >
        <thead>
          <tr>
            <th scope="col">{t('environment.resources.name')}</th>
            <th scope="col">{t('environment.resources.type')}</th>
            <th scope="col">{t('environment.resources.id')}</th>
            {hasConsole && (
              <th scope="col" className={styles.console}>
                {t('environment.resources.console')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {items.map(resource => (
            <tr
              key={resource.urn}
              className={
                resource.urn === selectedUrn ? styles.selected : undefined
              }
            >
              <td>
                <button
                  type="button"
                  className={styles.rowButton}
                  aria-pressed={resource.urn === selectedUrn}
                  aria-label={t('environment.resources.openPanel', {
                    name: resource.name,
                  })}
                  onClick={() => onSelect(resource)}
                >
                  {resource.name}
                </button>
              </td>
              <td>{resource.typeTitle}</td>
              <td>
                <span
                  className={`${styles.code} ${styles.identifier}`}
                  title={resource.id}
                >
                  {resource.id ?? t('common.none')}
                </span>
              </td>
              {hasConsole && (
                <td>
                  {resource.consoleUrl ? (
                    <ExternalLink
                      href={resource.consoleUrl}
                      text={t('environment.resources.consoleShort')}
                      label={t('environment.resources.openConsole', {
                        name: resource.name,
                      })}
                    />
                  ) : (
                    t('common.none')
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
