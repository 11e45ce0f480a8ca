import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeEnvironmentsClient } from '../../__testUtils__/FakeEnvironmentsClient';
import {
  anEnvironment,
  anOperation,
  anOutput,
  aResource,
  eventsOf,
  resourceEvent,
} from '../../__testUtils__/fixtures';
import { renderPortal } from '../../__testUtils__/renderPortal';

const path = '/environments/env-1';

function readyEnvironment() {
  return new FakeEnvironmentsClient({
    environments: [anEnvironment()],
    operations: [anOperation({ state: 'succeeded' })],
    resources: [
      aResource(),
      aResource({
        urn: 'urn:pulumi:env-1::web-service::aws:rds/instance:Instance::db',
        typeTitle: 'RDS instance',
        name: 'db',
        tier: 'data',
        consoleUrl: undefined,
      }),
    ],
    outputs: [
      anOutput(),
      anOutput({
        name: 'password',
        title: 'Password',
        type: 'text',
        secret: true,
        value: '[secret]',
      }),
      anOutput({
        name: 'odd',
        title: 'Odd',
        value: 'file:///etc/passwd',
      }),
    ],
  });
}

describe('EnvironmentView', () => {
  it('shows resources by tier, outputs and operations', async () => {
    renderPortal({ client: readyEnvironment(), path });
    const edge = await screen.findByRole('table', { name: 'Resources: Edge' });
    expect(within(edge).getByText('S3 bucket')).toBeInTheDocument();
    expect(
      within(edge).getByRole('link', { name: /Open site in the AWS console/ }),
    ).toHaveAttribute('target', '_blank');
    expect(
      within(screen.getByRole('table', { name: 'Resources: Data' })).getByText(
        'RDS instance',
      ),
    ).toBeInTheDocument();

    const outputs = await screen.findByRole('region', { name: 'Outputs' });
    expect(
      await within(outputs).findByRole('link', { name: /shop.example.com/ }),
    ).toHaveAttribute('href', 'https://shop.example.com');
    expect(
      within(outputs).getByText('Secret value, not shown'),
    ).toBeInTheDocument();
    expect(within(outputs).getAllByRole('link')).toHaveLength(1);

    const operations = screen.getByRole('region', { name: 'Last operations' });
    expect(
      await within(operations).findByRole('link', { name: 'Deploy' }),
    ).toHaveAttribute('href', '/environments/operations/op-1');
    expect(screen.getByText('Simulated account')).toBeInTheDocument();
  });

  it('shows properties beside the list and gives the focus back', async () => {
    renderPortal({ client: readyEnvironment(), path });
    const opener = await screen.findByRole('button', {
      name: 'Show properties of site',
    });
    await userEvent.click(opener);
    const panel = screen.getByRole('complementary', {
      name: 'Properties of site',
    });
    expect(within(panel).getByText(/"enabled": true/)).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(panel).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(
      screen.queryByRole('complementary', { name: 'Properties of site' }),
    ).toBeNull();
    expect(opener).toHaveFocus();
  });

  it('starts an operation and goes to it', async () => {
    const client = readyEnvironment();
    renderPortal({ client, path });
    const refresh = await screen.findByRole('button', { name: 'Refresh' });
    await waitFor(() => expect(refresh).toBeEnabled());
    await userEvent.click(refresh);
    expect(client.calls).toEqual(['refresh env-1']);
    expect(
      await screen.findByRole('heading', { name: 'Refresh of shop-dev' }),
    ).toBeInTheDocument();
  });

  it('destroys only when the name was typed', async () => {
    const client = readyEnvironment();
    renderPortal({ client, path });
    const open = await screen.findByRole('button', { name: 'Destroy' });
    await waitFor(() => expect(open).toBeEnabled());
    await userEvent.click(open);
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('2 resources will be deleted.');
    const confirm = within(dialog).getByRole('button', {
      name: 'Destroy environment',
    });
    expect(confirm).toBeDisabled();
    const name = within(dialog).getByRole('textbox', {
      name: 'Type shop-dev to confirm',
    });
    await userEvent.type(name, 'shop-de{Enter}');
    expect(confirm).toBeDisabled();
    expect(client.calls).toEqual([]);
    await userEvent.type(name, 'v{Enter}');
    await waitFor(() =>
      expect(client.calls).toEqual(['destroy env-1 shop-dev']),
    );
    expect(
      await screen.findByRole('heading', { name: 'Destroy of shop-dev' }),
    ).toBeInTheDocument();
  });

  it('keeps a protected environment from being destroyed until it is released', async () => {
    const client = new FakeEnvironmentsClient({
      environments: [anEnvironment({ protected: true })],
    });
    renderPortal({ client, path });
    const release = await screen.findByRole('button', {
      name: 'Remove protection',
    });
    expect(screen.getByRole('button', { name: 'Destroy' })).toBeDisabled();
    await screen.findByText(/remove the protection to destroy it/);
    await userEvent.click(release);
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Destroy' })).toBeEnabled(),
    );
    expect(client.calls).toEqual(['update env-1 {"protected":false}']);
  });

  it('disables what is denied, with the reason', async () => {
    renderPortal({
      client: new FakeEnvironmentsClient({
        environments: [anEnvironment({ id: 'env-denied' })],
      }),
      path: '/environments/env-denied',
      denied: [
        'environments.environment.deploy',
        'environments.environment.destroy',
      ],
    });
    expect(
      await screen.findByText(
        /You may not deploy, preview or refresh this environment. You may not destroy/,
      ),
    ).toBeInTheDocument();
    for (const name of ['Deploy', 'Preview', 'Refresh', 'Destroy']) {
      expect(screen.getByRole('button', { name })).toBeDisabled();
    }
    expect(screen.getByRole('button', { name: 'Protect' })).toBeEnabled();
  });

  it('shows the live progress while it is created', async () => {
    const operation = anOperation();
    const client = new FakeEnvironmentsClient({
      environments: [
        anEnvironment({ status: 'creating', lastOperation: operation }),
      ],
      operations: [operation],
      events: eventsOf([
        { type: 'progress', done: 1, total: 4 },
        resourceEvent('resource-done', 'site'),
      ]),
    });
    renderPortal({ client, path });
    const bar = await screen.findByRole('progressbar');
    await waitFor(() =>
      expect(bar).toHaveAttribute('aria-valuetext', '1 of 4 resources'),
    );
    expect(screen.getByText('Deploy is under way')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Follow the operation' }),
    ).toHaveAttribute('href', '/environments/operations/op-1');

    const done = anOperation({
      state: 'succeeded',
      finishedAt: '2026-11-25T10:09:00.000Z',
    });
    client.environments[0] = anEnvironment({ lastOperation: done });
    client.finish(done);
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
    expect(screen.getByText('Ready')).toBeInTheDocument();
  });

  it('says when there is no such environment', async () => {
    renderPortal({ client: new FakeEnvironmentsClient(), path });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not load the environment',
    );
  });
});
