import { DateTime } from 'luxon';
import { useNow } from './useNow';

/** A moment as "3 hours ago" or "in 2 days", with the exact time on hover. */
export function RelativeTime(props: { at: string }) {
  useNow(30_000);
  const time = DateTime.fromISO(props.at);
  if (!time.isValid) {
    return <span>{props.at}</span>;
  }
  return (
    <time
      dateTime={props.at}
      title={time.toLocaleString(DateTime.DATETIME_FULL)}
    >
      {time.toRelative()}
    </time>
  );
}
