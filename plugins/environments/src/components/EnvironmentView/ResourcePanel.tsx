import { EnvironmentResource } from '@backlot/plugin-environments-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon, Flex, Text } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { ReactNode, useEffect, useRef } from 'react';
import { environmentsTranslationRef } from '../../translation';
import styles from './EnvironmentView.module.css';

/** Props of {@link ResourcePanel}. */
export interface ResourcePanelProps {
  resource: EnvironmentResource;
  onClose(): void;
}

/** The properties of one resource beside the list; Escape closes it. */
export function ResourcePanel(props: ResourcePanelProps) {
  const { resource, onClose } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const panel = useRef<HTMLElement>(null);
  // The panel opens beside what was pressed; focus follows it and goes back when it closes.
  useEffect(() => {
    const opener = document.activeElement as HTMLElement | null;
    panel.current?.focus({ preventScroll: true });
    return () => opener?.focus?.({ preventScroll: true });
  }, []);

  const label = t('environment.panel.label', { name: resource.name });
  const facts: Array<[string, string | undefined]> = [
    [t('environment.panel.type'), resource.typeTitle],
    [t('environment.panel.id'), resource.id],
    [t('environment.panel.arn'), resource.arn],
    [t('environment.panel.urn'), resource.urn],
    [t('environment.panel.parent'), nameOf(resource.parent)],
    [
      t('environment.panel.dependsOn'),
      resource.dependencies.map(nameOf).join(', ') || undefined,
    ],
  ];
  const properties = Object.entries(resource.properties);
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape anywhere in it closes it
    <aside
      ref={panel}
      className={styles.panel}
      aria-label={label}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- focus is moved here when it opens
      tabIndex={-1}
      onKeyDown={event => event.key === 'Escape' && onClose()}
    >
      <Flex justify="between" align="start" gap="2">
        <Text as="h3" variant="title-x-small" className={styles.code}>
          {resource.name}
        </Text>
        <ButtonIcon
          variant="tertiary"
          icon={<RiCloseLine />}
          aria-label={t('environment.panel.close')}
          onPress={onClose}
        />
      </Flex>
      <Definitions>
        {facts.map(
          ([term, value]) =>
            value && (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </Definitions>
      <Text as="h4" weight="bold">
        {t('environment.panel.properties')}
      </Text>
      {properties.length === 0 && (
        <Text as="p" color="secondary">
          {t('environment.panel.noProperties')}
        </Text>
      )}
      <Definitions>
        {properties.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={styles.code}>
              {typeof value === 'string'
                ? value
                : JSON.stringify(value, undefined, 2)}
            </dd>
          </div>
        ))}
      </Definitions>
    </aside>
  );
}

function Definitions(props: { children: ReactNode }) {
  return <dl className={styles.definition}>{props.children}</dl>;
}

/** The last part of a URN is the name its program gave. */
function nameOf(urn?: string): string | undefined {
  return urn?.split('::').at(-1);
}
