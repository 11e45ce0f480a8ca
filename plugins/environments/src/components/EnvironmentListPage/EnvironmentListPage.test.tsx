import { coreApis } from '@backstage/frontend-plugin-api';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeEnvironmentsClient } from '../../__testUtils__/FakeEnvironmentsClient';
import { anEnvironment } from '../../__testUtils__/fixtures';
import { renderPortal } from '../../__testUtils__/renderPortal';

function twoEnvironments() {
  return new FakeEnvironmentsClient({
    environments: [
      anEnvironment({ expiresAt: '2099-01-01T00:00:00.000Z' }),
      anEnvironment({
        id: 'env-2',
        name: 'shop-prod',
        stage: 'prod',
        account: 'live',
        sandbox: false,
        status: 'drifted',
      }),
    ],
  });
}

describe('EnvironmentListPage', () => {
  it('lists environments with a word for each status and says which are simulated', async () => {
    renderPortal({ client: twoEnvironments(), path: '/environments' });
    const dev = await screen.findByRole('row', { name: /shop-dev/ });
    expect(within(dev).getByRole('link', { name: 'shop-dev' })).toHaveAttribute(
      'href',
      '/environments/env-1',
    );
    expect(within(dev).getByText('Simulated account')).toBeInTheDocument();
    expect(within(dev).getByText('Ready')).toBeInTheDocument();
    expect(within(dev).getByText('1.2.0')).toBeInTheDocument();
    expect(within(dev).getByText(/^in \d+ years$/)).toBeInTheDocument();
    const prod = screen.getByRole('row', { name: /shop-prod/ });
    expect(within(prod).getByText('Drifted')).toBeInTheDocument();
    expect(within(prod).getByText('Never')).toBeInTheDocument();
    expect(within(prod).queryByText('Simulated account')).toBeNull();
  });

  it('reads its filters from the URL and writes them there', async () => {
    const client = twoEnvironments();
    const { apis } = renderPortal({
      client,
      path: '/environments?stage=prod',
    });
    expect(
      await screen.findByRole('row', { name: /shop-prod/ }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('row', { name: /shop-dev/ })).toBeNull();
    expect(client.queries[0]).toMatchObject({
      stage: 'prod',
      includeDestroyed: undefined,
    });

    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(
      await screen.findByRole('row', { name: /shop-dev/ }),
    ).toBeInTheDocument();
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search by name or component' }),
      'prod',
    );
    await waitFor(() =>
      expect(screen.queryByRole('row', { name: /shop-dev/ })).toBeNull(),
    );
    expect(apis.get(coreApis.appHistory)!.getSnapshot().location.search).toBe(
      '?search=prod',
    );

    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Show destroyed' }),
    );
    await waitFor(() =>
      expect(client.queries.at(-1)).toMatchObject({ includeDestroyed: true }),
    );
  });

  it('leads to the form when there are none', async () => {
    renderPortal({
      client: new FakeEnvironmentsClient(),
      path: '/environments',
    });
    expect(
      await screen.findByRole('heading', { name: 'No environments yet' }),
    ).toBeInTheDocument();
    for (const link of screen.getAllByRole('link', {
      name: 'Create environment',
    })) {
      expect(link).toHaveAttribute(
        'href',
        '/create/templates/default/create-environment',
      );
    }
  });

  it('says what is wrong and tries again', async () => {
    const client = twoEnvironments();
    const list = jest
      .spyOn(client, 'listEnvironments')
      .mockRejectedValueOnce(new Error('The database is away'));
    renderPortal({ client, path: '/environments' });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /Could not load the environments.*The database is away/,
    );
    list.mockRestore();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('row', { name: /shop-dev/ }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
