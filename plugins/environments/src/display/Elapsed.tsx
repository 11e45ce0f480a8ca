import { formatDuration } from './formatDuration';
import styles from './Elapsed.module.css';
import { useNow } from './useNow';

/** Props of {@link Elapsed}. */
export interface ElapsedProps {
  from?: string;
  /** Counts on while left out. */
  to?: string;
}

/** How long something took, or has taken so far. */
export function Elapsed(props: ElapsedProps) {
  const { from, to } = props;
  const now = useNow(from && !to ? 1000 : undefined);
  if (!from) {
    return <span className={styles.elapsed}>—</span>;
  }
  const end = to ? Date.parse(to) : Math.max(now, Date.now());
  return (
    <span className={styles.elapsed}>
      {formatDuration(end - Date.parse(from))}
    </span>
  );
}
