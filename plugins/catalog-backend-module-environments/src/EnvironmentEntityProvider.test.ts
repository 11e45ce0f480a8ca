import { ENVIRONMENT_CHANGED_TOPIC } from '@backlot/plugin-environments-common';
import { mockServices } from '@backstage/backend-test-utils';
import {
  DefaultEventsService,
  EventsService,
} from '@backstage/plugin-events-node';
import { EnvironmentEntityProvider } from './EnvironmentEntityProvider';
import { EnvironmentReader } from './EnvironmentReader';
import { environment, outputs } from './fixtures/environments';

const read = (part = {}) => ({ environment: environment(part), outputs });

async function connect(reader: jest.Mocked<EnvironmentReader>) {
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);
  const events: EventsService = DefaultEventsService.create({ logger });
  const connection = { applyMutation: jest.fn(), refresh: jest.fn() };
  let refresh!: (signal: AbortSignal) => Promise<void>;
  await new EnvironmentEntityProvider({
    events,
    logger,
    reader,
    taskRunner: {
      run: async task => {
        refresh = async signal => task.fn(signal);
      },
    },
  }).connect(connection);
  return {
    connection,
    logger,
    refresh: () => refresh(new AbortController().signal),
    change: (environmentId: unknown) =>
      events.publish({
        topic: ENVIRONMENT_CHANGED_TOPIC,
        eventPayload: { environmentId },
      }),
  };
}

async function until(condition: () => void) {
  for (let turn = 0; turn < 100; turn++) {
    try {
      condition();
      return;
    } catch {
      await new Promise(setImmediate);
    }
  }
  condition();
}

describe('EnvironmentEntityProvider', () => {
  const reader = {
    readAll: jest.fn(),
    read: jest.fn(),
  } as jest.Mocked<EnvironmentReader>;

  beforeEach(() => jest.resetAllMocks());

  it('replaces every entity by what a refresh read', async () => {
    reader.readAll.mockResolvedValue([
      read(),
      read({ id: 'env-2', status: 'destroyed' }),
    ]);
    const { connection, refresh } = await connect(reader);
    await refresh();
    expect(connection.applyMutation).toHaveBeenCalledTimes(1);
    expect(connection.applyMutation).toHaveBeenCalledWith({
      type: 'full',
      entities: [
        {
          locationKey: 'environments:env-1',
          entity: expect.objectContaining({
            metadata: expect.objectContaining({ name: 'expense-api-dev' }),
          }),
        },
      ],
    });
  });

  it('leaves the catalog alone after a failed read, and recovers', async () => {
    reader.readAll.mockRejectedValueOnce(new Error('away'));
    const { connection, refresh } = await connect(reader);
    await expect(refresh()).rejects.toThrow('away');
    expect(connection.applyMutation).not.toHaveBeenCalled();

    reader.readAll.mockResolvedValueOnce([]);
    await refresh();
    expect(connection.applyMutation).toHaveBeenCalledWith({
      type: 'full',
      entities: [],
    });
  });

  it('applies a change at once, and removes what was destroyed', async () => {
    reader.read.mockResolvedValueOnce(read());
    const { connection, change } = await connect(reader);
    await change('env-1');
    await until(() =>
      expect(connection.applyMutation).toHaveBeenLastCalledWith({
        type: 'delta',
        added: [expect.objectContaining({ locationKey: 'environments:env-1' })],
        removed: [],
      }),
    );

    reader.read.mockResolvedValueOnce(read({ status: 'destroyed' }));
    await change('env-1');
    await until(() =>
      expect(connection.applyMutation).toHaveBeenLastCalledWith({
        type: 'delta',
        added: [],
        removed: [
          expect.objectContaining({ locationKey: 'environments:env-1' }),
        ],
      }),
    );
  });

  it('reads once for several events that wait, and after a refresh under way', async () => {
    let finishRefresh!: (all: []) => void;
    reader.readAll.mockReturnValue(
      new Promise(resolve => {
        finishRefresh = resolve;
      }),
    );
    reader.read.mockResolvedValue(read());
    const { connection, change, refresh } = await connect(reader);
    const refreshed = refresh();
    await change('env-1');
    await change('env-1');
    expect(reader.read).not.toHaveBeenCalled();
    finishRefresh([]);
    await refreshed;
    await until(() =>
      expect(connection.applyMutation).toHaveBeenCalledTimes(2),
    );
    expect(
      connection.applyMutation.mock.calls.map(([mutation]) => mutation.type),
    ).toEqual(['full', 'delta']);
    expect(reader.read).toHaveBeenCalledTimes(1);
  });

  it('survives events it cannot use', async () => {
    const { connection, change, logger } = await connect(reader);
    await change(7);
    reader.read.mockResolvedValueOnce(undefined);
    await change('gone');
    reader.read.mockRejectedValueOnce(new Error('away'));
    await change('env-1');
    await until(() => expect(logger.warn).toHaveBeenCalledTimes(1));
    expect(reader.read.mock.calls).toEqual([['gone'], ['env-1']]);
    expect(connection.applyMutation).not.toHaveBeenCalled();
  });
});
