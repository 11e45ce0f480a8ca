import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { InitiatorClients } from './InitiatorClients';

describe('InitiatorClients', () => {
  afterEach(() => jest.restoreAllMocks());

  it('calls the API for the initiator, with a token of its own for each request', async () => {
    const credentials = mockCredentials.user();
    const auth = mockServices.auth.mock();
    auth.getPluginRequestToken
      .mockResolvedValueOnce({ token: 'first' })
      .mockResolvedValueOnce({ token: 'second' });
    const discovery = mockServices.discovery.mock({
      getBaseUrl: async id => `http://backend.test/api/${id}`,
    });
    const request = jest
      .spyOn(global, 'fetch')
      .mockImplementation(async () => Response.json({ id: 'op-1' }));

    const client = new InitiatorClients({ auth, discovery }).forInitiator(
      credentials,
    );
    await client.getOperation('op-1');
    await client.getOperation('op-1');

    expect(auth.getPluginRequestToken).toHaveBeenCalledWith({
      onBehalfOf: credentials,
      targetPluginId: 'environments',
    });
    expect(
      request.mock.calls.map(([url, init]) => [
        url,
        new Headers(init?.headers).get('authorization'),
      ]),
    ).toEqual([
      [
        'http://backend.test/api/environments/v1/operations/op-1',
        'Bearer first',
      ],
      [
        'http://backend.test/api/environments/v1/operations/op-1',
        'Bearer second',
      ],
    ]);
  });
});
