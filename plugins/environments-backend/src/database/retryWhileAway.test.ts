import { retryWhileAway } from './retryWhileAway';

function failing(times: number, error: unknown) {
  let left = times;
  return jest.fn(async () => {
    if (left > 0) {
      left -= 1;
      throw error;
    }
    return 'stored';
  });
}

describe('retryWhileAway', () => {
  it.each([
    ['a refused connection', { code: 'ECONNREFUSED' }],
    ['an administrator who restarts the server', { code: '57P01' }],
    [
      'a connection that ended',
      new Error('Connection terminated unexpectedly'),
    ],
  ])('writes again after %s', async (_, error) => {
    const write = failing(1, error);

    await expect(retryWhileAway(write)).resolves.toBe('stored');
    expect(write).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['a broken rule of the database', { code: '23505' }],
    ['any other error', new Error('Something else')],
  ])('gives up at once on %s', async (_, error) => {
    const write = failing(1, error);

    await expect(retryWhileAway(write)).rejects.toBe(error);
    expect(write).toHaveBeenCalledTimes(1);
  });
});
