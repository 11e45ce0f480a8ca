import { useEffect, useState } from 'react';

/** The time now, told again every `milliseconds`; still when that is left out. */
export function useNow(milliseconds?: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!milliseconds) {
      return undefined;
    }
    const timer = setInterval(() => setNow(Date.now()), milliseconds);
    return () => clearInterval(timer);
  }, [milliseconds]);
  return now;
}
