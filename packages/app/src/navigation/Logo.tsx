import { useSidebarOpenState } from '@backstage/core-components';
import { RouterLink } from '@backstage/frontend-plugin-api';
import styles from './Logo.module.css';

/** The name of the portal, shortened to its first letter while the sidebar is closed. */
export function Logo() {
  const { isOpen } = useSidebarOpenState();
  return (
    <RouterLink href="/" aria-label="Backlot" className={styles.logo}>
      {isOpen ? 'Backlot' : 'B'}
    </RouterLink>
  );
}
