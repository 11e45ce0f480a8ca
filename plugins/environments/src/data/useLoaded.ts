import { useCallback, useEffect, useRef, useState } from 'react';

/** Options of {@link useLoaded}. */
export interface UseLoadedOptions<T> {
  /** What is loaded; a new key drops the old value. */
  key: string;
  load(signal: AbortSignal): Promise<T>;
  /** Loads again this often while the page is visible. */
  refreshMilliseconds?: number;
}

/** Answer of {@link useLoaded}. */
export interface Loaded<T> {
  value?: T;
  error?: Error;
  isLoading: boolean;
  reload(): void;
}

interface LoadedState<T> {
  key: string;
  value?: T;
  error?: Error;
}

/**
 * Loads a value and keeps it on screen while it is loaded again, so that a refresh
 * neither flickers nor moves anything. A failed refresh keeps the old value too.
 */
export function useLoaded<T>(options: UseLoadedOptions<T>): Loaded<T> {
  const { key, refreshMilliseconds } = options;
  const [state, setState] = useState<LoadedState<T>>({ key });
  const [attempt, setAttempt] = useState(0);
  const load = useRef(options.load);
  load.current = options.load;

  useEffect(() => {
    const controller = new AbortController();
    const keep = (next: Omit<LoadedState<T>, 'key'>) => {
      if (!controller.signal.aborted) {
        setState(current => ({
          ...(current.key === key ? current : {}),
          error: undefined,
          ...next,
          key,
        }));
      }
    };
    load.current(controller.signal).then(
      value => keep({ value }),
      error => keep({ error }),
    );
    return () => controller.abort();
  }, [key, attempt]);

  const reload = useCallback(() => setAttempt(current => current + 1), []);

  useEffect(() => {
    if (!refreshMilliseconds) {
      return undefined;
    }
    const timer = setInterval(() => {
      if (document.visibilityState !== 'hidden') {
        reload();
      }
    }, refreshMilliseconds);
    return () => clearInterval(timer);
  }, [refreshMilliseconds, reload]);

  const current = state.key === key ? state : undefined;
  return {
    value: current?.value,
    error: current?.error,
    isLoading: current?.value === undefined && current?.error === undefined,
    reload,
  };
}
