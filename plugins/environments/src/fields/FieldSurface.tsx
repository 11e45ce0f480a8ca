import { BgProvider } from '@backstage/ui';
import { ReactNode } from 'react';
import styles from './Fields.module.css';

/** The create form stands on a card that is not a BUI surface; this tells the inputs so, else they vanish on it. */
export function FieldSurface(props: { children: ReactNode }) {
  return (
    <BgProvider bg="neutral-1">
      <div className={styles.group}>{props.children}</div>
    </BgProvider>
  );
}
