import { EnvironmentsClient } from '@backlot/plugin-environments-common';
import { mockServices } from '@backstage/backend-test-utils';
import { ServiceEnvironmentReader } from './ServiceEnvironmentReader';
import { environment, outputs } from './fixtures/environments';

const client = {
  getEnvironment: jest.fn(),
  listEnvironments: jest.fn(),
  listOutputs: jest.fn(),
};

function createReader() {
  return new ServiceEnvironmentReader({
    auth: mockServices.auth(),
    client: client as unknown as EnvironmentsClient,
    logger: mockServices.logger.mock(),
    retryDelayMs: 1,
  });
}

const failure = (statusCode: number) =>
  Object.assign(new Error(`status ${statusCode}`), { statusCode });

describe('ServiceEnvironmentReader', () => {
  beforeEach(() => {
    jest.resetAllMocks();
    client.listOutputs.mockResolvedValue({ items: outputs });
  });

  it('reads every page with its own credentials', async () => {
    client.listEnvironments
      .mockResolvedValueOnce({ items: [environment()], nextCursor: 'more' })
      .mockResolvedValueOnce({ items: [environment({ id: 'env-2' })] });
    const all = await createReader().readAll();
    expect(all.map(read => read.environment.id)).toEqual(['env-1', 'env-2']);
    expect(all[0].outputs).toEqual(outputs);
    expect(client.listEnvironments).toHaveBeenLastCalledWith(
      { limit: 200, cursor: 'more' },
      expect.objectContaining({ token: expect.any(String) }),
    );
  });

  it('waits for a backend that is starting, and gives up on one that refuses', async () => {
    client.listEnvironments
      .mockRejectedValueOnce(failure(503))
      .mockRejectedValueOnce(new TypeError('fetch failed'))
      .mockResolvedValueOnce({ items: [] });
    await expect(createReader().readAll()).resolves.toEqual([]);

    client.listEnvironments.mockRejectedValue(failure(403));
    await expect(createReader().readAll()).rejects.toThrow('status 403');
    expect(client.listEnvironments).toHaveBeenCalledTimes(4);
  });

  it('rejects when a later page fails, so that nothing is left out unseen', async () => {
    client.listEnvironments
      .mockResolvedValueOnce({ items: [environment()], nextCursor: 'more' })
      .mockRejectedValueOnce(failure(500));
    await expect(createReader().readAll()).rejects.toThrow('status 500');
  });

  it('tells an unknown environment from one that could not be read', async () => {
    client.getEnvironment.mockRejectedValueOnce(failure(404));
    await expect(createReader().read('gone')).resolves.toBeUndefined();
    client.getEnvironment.mockRejectedValueOnce(failure(500));
    await expect(createReader().read('env-1')).rejects.toThrow('status 500');
  });

  it('goes without links when outputs cannot be read', async () => {
    client.getEnvironment.mockResolvedValue(environment());
    client.listOutputs.mockRejectedValue(failure(500));
    await expect(createReader().read('env-1')).resolves.toEqual({
      environment: environment(),
      outputs: [],
    });
  });
});
