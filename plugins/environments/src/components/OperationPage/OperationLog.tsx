import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import { DateTime } from 'luxon';
import { useEffect, useRef, useState } from 'react';
import { LogLine } from '../../data/reduceOperationEvents';
import { environmentsTranslationRef } from '../../translation';
import styles from './OperationPage.module.css';

/** More lines than this slow the page down, so earlier ones wait for a press. */
const SHOWN_MAXIMUM = 300;

/** The log of an operation, newest line last; it scrolls along until the reader scrolls up. */
export function OperationLog(props: { lines: readonly LogLine[] }) {
  const { lines } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const [showsAll, setShowsAll] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const isAtEnd = useRef(true);
  const shown = showsAll ? lines : lines.slice(-SHOWN_MAXIMUM);
  const hidden = lines.length - shown.length;

  useEffect(() => {
    if (list.current && isAtEnd.current) {
      list.current.scrollTop = list.current.scrollHeight;
    }
  }, [lines]);

  return (
    <section aria-labelledby="operation-log" className={styles.logSection}>
      <Flex justify="between" align="center" style={{ minHeight: 36 }}>
        <Text as="h3" id="operation-log" variant="title-x-small">
          {t('operation.log.title')}
        </Text>
        {hidden > 0 && (
          <Flex align="center" gap="2">
            <Text color="secondary">
              {t('operation.log.hidden', { count: hidden })}
            </Text>
            <Button
              size="small"
              variant="secondary"
              onPress={() => setShowsAll(true)}
            >
              {t('operation.log.showAll')}
            </Button>
          </Flex>
        )}
      </Flex>
      <ol
        ref={list}
        className={styles.log}
        aria-label={t('operation.log.label')}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
        tabIndex={0}
        onScroll={({ currentTarget: box }) => {
          isAtEnd.current =
            box.scrollHeight - box.scrollTop - box.clientHeight < 24;
        }}
      >
        {lines.length === 0 && <li>{t('operation.log.empty')}</li>}
        {shown.map(line => (
          <li
            key={line.seq}
            className={`${styles.line} ${
              line.severity === 'info' ? '' : styles[line.severity]
            }`}
          >
            <time dateTime={line.at}>
              {DateTime.fromISO(line.at).toFormat('HH:mm:ss')}
            </time>
            <span>{t(`operation.log.severity.${line.severity}`)}</span>
            <span className={styles.message}>{line.message}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
