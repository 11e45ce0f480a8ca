import {
  isOperationFinished,
  Operation,
  OperationEvent,
} from '@backlot/plugin-environments-common';
import { useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useEffect, useState } from 'react';
import { environmentsApiRef } from '../api/environmentsApiRef';
import {
  emptyOperationProgress,
  OperationProgress,
  reduceOperationEvents,
} from './reduceOperationEvents';

/** Events arrive in bursts; the screen is drawn at most this often. */
const BATCH_MILLISECONDS = 100;

/** An operation with everything its events have told so far. */
export interface FollowedOperation {
  operation?: Operation;
  progress: OperationProgress;
  /** True once all events that exist have been read. */
  isCaughtUp: boolean;
  error?: Error;
  /** Puts a newer row on screen, such as the answer to a cancel. */
  replaceOperation(operation: Operation): void;
  reload(): void;
}

interface FollowedState {
  id: string;
  operation?: Operation;
  progress: OperationProgress;
  isCaughtUp: boolean;
  error?: Error;
}

function startOf(id: string): FollowedState {
  return { id, progress: emptyOperationProgress, isCaughtUp: false };
}

/**
 * Loads an operation, replays its events from the first, and follows it to its end.
 * Nothing is kept between visits, so a reload at any time shows the same.
 */
export function useOperation(id: string): FollowedOperation {
  const client = useApi(environmentsApiRef);
  const [state, setState] = useState(() => startOf(id));
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const update = (change: (current: FollowedState) => FollowedState) => {
      if (!signal.aborted) {
        setState(current => change(current.id === id ? current : startOf(id)));
      }
    };
    let pending: OperationEvent[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      clearTimeout(timer);
      timer = undefined;
      const events = pending;
      pending = [];
      update(current => ({
        ...current,
        progress: reduceOperationEvents(current.progress, events),
      }));
    };
    const loadOperation = async () => {
      const operation = await client.getOperation(id, { signal });
      update(current => ({ ...current, operation, error: undefined }));
      return operation;
    };
    const replay = async () => {
      let after = 0;
      for (;;) {
        const events = await client.listOperationEvents(
          id,
          { after },
          { signal },
        );
        if (events.length === 0) {
          return after;
        }
        after = events[events.length - 1].seq;
        pending.push(...events);
        flush();
      }
    };
    const follow = async () => {
      const operation = await loadOperation();
      const after = await replay();
      update(current => ({ ...current, isCaughtUp: true }));
      if (isOperationFinished(operation.state)) {
        return;
      }
      for await (const event of client.followOperation(
        id,
        { after },
        { signal },
      )) {
        pending.push(event);
        timer ??= setTimeout(flush, BATCH_MILLISECONDS);
      }
      flush();
      await loadOperation();
    };
    follow().catch(error => update(current => ({ ...current, error })));
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, [client, id, attempt]);

  const replaceOperation = useCallback(
    (operation: Operation) =>
      setState(current =>
        current.id === operation.id ? { ...current, operation } : current,
      ),
    [],
  );
  const reload = useCallback(() => setAttempt(current => current + 1), []);
  return {
    ...(state.id === id ? state : startOf(id)),
    replaceOperation,
    reload,
  };
}
