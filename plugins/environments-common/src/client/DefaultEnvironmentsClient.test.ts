import { OperationEvent } from '../schemas';
import { DefaultEnvironmentsClient } from './DefaultEnvironmentsClient';

const event = (seq: number): OperationEvent => ({
  operationId: 'op-1',
  seq,
  at: '2026-01-01T00:00:00.000Z',
  payload: { type: 'progress', done: seq },
});

const message = (seq: number) =>
  `id: ${seq}\nevent: operation-event\ndata: ${JSON.stringify(event(seq))}\n\n`;

const end = 'event: end\ndata: {}\n\n';

const stream = (...chunks: string[]) =>
  new Response(
    new ReadableStream({
      start(controller) {
        for (const chunk of chunks) {
          controller.enqueue(new TextEncoder().encode(chunk));
        }
        controller.close();
      },
    }),
  );

function clientWith(fetchMock: jest.Mock) {
  return new DefaultEnvironmentsClient({
    discoveryApi: { getBaseUrl: async id => `http://portal/api/${id}` },
    fetchApi: { fetch: fetchMock },
    reconnectDelayMs: 0,
  });
}

async function collect(events: AsyncIterable<OperationEvent>) {
  const seen: number[] = [];
  for await (const { seq } of events) {
    seen.push(seq);
  }
  return seen;
}

describe('DefaultEnvironmentsClient', () => {
  it('follows an operation over lost connections and a restarting backend, and misses nothing', async () => {
    const half = message(3);
    const fetchMock = jest
      .fn()
      .mockResolvedValueOnce(stream(message(1), message(2), half.slice(0, 9)))
      .mockRejectedValueOnce(new TypeError('fetch failed'))
      .mockResolvedValueOnce(new Response('{}', { status: 503 }))
      .mockResolvedValueOnce(
        stream(
          half.slice(0, 12),
          half.slice(12),
          ': beat\n\n',
          message(4),
          end,
        ),
      );

    const seen = await collect(clientWith(fetchMock).followOperation('op-1'));

    expect(seen).toEqual([1, 2, 3, 4]);
    expect(
      fetchMock.mock.calls.map(([, init]) => init.headers['Last-Event-ID']),
    ).toEqual(['0', '2', '2', '2']);
  });

  it('stops with the typed error when the backend refuses', async () => {
    const fetchMock = jest.fn().mockResolvedValue(
      new Response(
        JSON.stringify({
          error: { name: 'NotFoundError', message: 'No operation op-1' },
          response: { statusCode: 404 },
        }),
        { status: 404, headers: { 'Content-Type': 'application/json' } },
      ),
    );

    await expect(
      collect(clientWith(fetchMock).followOperation('op-1')),
    ).rejects.toMatchObject({ statusCode: 404 });
    expect(fetchMock).toHaveBeenCalledTimes(1);
  });

  it('encodes ids into the path and leaves undefined filters out', async () => {
    const fetchMock = jest
      .fn()
      .mockImplementation(async () => new Response('{"items":[]}'));
    const client = clientWith(fetchMock);

    await client.listEnvironments({ stage: 'dev', name: undefined });
    await client.listOperations('../other', { limit: 5 });

    expect(fetchMock.mock.calls.map(([url]) => url)).toEqual([
      'http://portal/api/environments/v1/environments?stage=dev',
      'http://portal/api/environments/v1/environments/..%2Fother/operations?limit=5',
    ]);
  });
});
