import { Flex, Text } from '@backstage/ui';
import { ReactNode } from 'react';
import styles from './EmptyMessage.module.css';

/** Props of {@link EmptyMessage}. */
export interface EmptyMessageProps {
  title: string;
  description?: string;
  action?: ReactNode;
}

/** Stands where there is nothing to show, and says what to do about it. */
export function EmptyMessage(props: EmptyMessageProps) {
  return (
    <Flex
      className={styles.message}
      direction="column"
      align="center"
      justify="center"
      gap="3"
    >
      <Text as="h3" variant="title-x-small">
        {props.title}
      </Text>
      {props.description && (
        <Text as="p" color="secondary">
          {props.description}
        </Text>
      )}
      {props.action}
    </Flex>
  );
}
