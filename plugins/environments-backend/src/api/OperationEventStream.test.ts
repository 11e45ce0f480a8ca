import { OperationEvent } from '@backlot/plugin-environments-common';
import request from 'supertest';
import {
  createFakes,
  operation,
  OPERATION_ID,
  progressEvent,
  startTestApi,
} from './__testUtils__/startTestApi';

const path = `/api/environments/v1/operations/${OPERATION_ID}/events`;

/** An operation whose events and end a test decides. */
function createLiveOperation() {
  const fakes = createFakes();
  const stored: OperationEvent[] = [];
  const watchers = new Set<() => void>();
  let state: 'running' | 'succeeded' = 'running';
  fakes.operations.get.mockImplementation(async () => ({
    ...operation,
    state,
  }));
  fakes.operations.listEvents.mockImplementation(async (_, { after, limit }) =>
    stored.filter(event => event.seq > after).slice(0, limit),
  );
  fakes.operations.subscribe.mockImplementation((_, onWake) => {
    watchers.add(onWake);
    return () => watchers.delete(onWake);
  });
  return {
    fakes,
    watchers,
    emit(count: number) {
      for (let i = 0; i < count; i++) {
        stored.push(progressEvent(stored.length + 1));
      }
      watchers.forEach(wake => wake());
    },
    finish() {
      state = 'succeeded';
      watchers.forEach(wake => wake());
    },
  };
}

async function until(condition: () => boolean) {
  for (let turn = 0; turn < 400 && !condition(); turn++) {
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  expect(condition()).toBe(true);
}

/** Opens the stream with a real client and collects what arrives. */
function follow(
  server: { port(): number },
  headers: Record<string, string> = {},
) {
  const abort = new AbortController();
  const received = { text: '', ended: false, status: 0, type: '' };
  const done = (async () => {
    try {
      const response = await fetch(`http://localhost:${server.port()}${path}`, {
        headers: {
          Accept: 'text/event-stream',
          'Accept-Encoding': 'gzip',
          ...headers,
        },
        signal: abort.signal,
      });
      received.status = response.status;
      received.type = response.headers.get('content-type') ?? '';
      const decoder = new TextDecoder();
      for await (const chunk of response.body as any) {
        received.text += decoder.decode(chunk);
      }
    } catch (error) {
      if (!abort.signal.aborted) {
        throw error;
      }
    }
    received.ended = true;
  })();
  return { received, done, close: () => abort.abort() };
}

const idsIn = (text: string) =>
  [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));

describe('OperationEventStream', () => {
  it('sends events as they are stored, and says when it is over', async () => {
    const live = createLiveOperation();
    live.emit(2);
    const { server } = await startTestApi({ fakes: live.fakes });
    const { received, done } = follow(server);
    await until(() => idsIn(received.text).length === 2);
    expect(received).toMatchObject({ status: 200, type: 'text/event-stream' });
    live.emit(1);
    await until(() => idsIn(received.text).length === 3);
    live.finish();
    await done;
    expect(idsIn(received.text)).toEqual([1, 2, 3]);
    expect(received.text).toContain(
      `data: ${JSON.stringify(progressEvent(3))}\n\n`,
    );
    expect(received.text).toMatch(
      /event: end\ndata: {"state":"succeeded"}\n\n$/,
    );
    expect(live.watchers.size).toBe(0);
  });

  it('resumes after the last event seen, however many there are', async () => {
    const live = createLiveOperation();
    live.emit(1_203);
    live.finish();
    const { server } = await startTestApi({ fakes: live.fakes });
    const { received, done } = follow(server, { 'Last-Event-ID': '3' });
    await done;
    const ids = idsIn(received.text);
    expect(ids).toHaveLength(1_200);
    expect(ids[0]).toBe(4);
    expect(ids.at(-1)).toBe(1_203);

    const byQuery = await request(server)
      .get(`${path}?after=1200`)
      .set('Accept', 'text/event-stream');
    expect(idsIn(byQuery.text)).toEqual([1_201, 1_202, 1_203]);
  });

  it('cleans up when the client goes away', async () => {
    const live = createLiveOperation();
    const { server } = await startTestApi({ fakes: live.fakes });
    const { close } = follow(server);
    await until(() => live.watchers.size === 1);
    close();
    await until(() => live.watchers.size === 0);
    expect(live.watchers.size).toBe(0);
  });

  it('shows signs of life, finds events without being woken, and ends in time without saying that it is over', async () => {
    const live = createLiveOperation();
    const { server } = await startTestApi({
      fakes: live.fakes,
      eventStream: { heartbeatMs: 20, pollMs: 30, maximumMs: 300 },
    });
    const { received, done } = follow(server);
    await until(() => received.text.includes(': still here\n\n'));
    live.watchers.clear();
    live.emit(1);
    await until(() => idsIn(received.text).length === 1);
    await done;
    expect(received.text).not.toContain('event: end');
  });

  it('ends with the backend, and stays silent about what broke', async () => {
    const live = createLiveOperation();
    const shutdown = new AbortController();
    const { server, logger } = await startTestApi({
      fakes: live.fakes,
      eventStream: { signal: shutdown.signal },
    });
    const first = follow(server);
    await until(() => live.watchers.size === 1);
    live.fakes.operations.listEvents.mockRejectedValueOnce(
      new Error('secret internals'),
    );
    live.emit(1);
    await first.done;
    expect(first.received.text).not.toContain('event: end');
    expect(first.received.text).not.toContain('secret');
    expect(logger.warn).toHaveBeenCalledTimes(1);

    const second = follow(server);
    await until(() => live.watchers.size === 1);
    shutdown.abort();
    await second.done;
    expect(live.watchers.size).toBe(0);
  });

  it('answers JSON unless asked for a stream, and refuses a wrong id', async () => {
    const live = createLiveOperation();
    live.emit(3);
    const { server } = await startTestApi({ fakes: live.fakes });
    await request(server)
      .get(`${path}?after=1&limit=1`)
      .expect(200, { items: [progressEvent(2)] });
    const wrong = await request(server)
      .get(path)
      .set('Accept', 'text/event-stream')
      .set('Last-Event-ID', 'latest');
    expect(wrong.status).toBe(400);
    expect(wrong.body.error.message).toBe(
      'The request is not valid: header Last-Event-ID must be the id of an event',
    );
  });
});
