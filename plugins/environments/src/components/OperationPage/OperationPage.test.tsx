import { Operation } from '@backlot/plugin-environments-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeEnvironmentsClient } from '../../__testUtils__/FakeEnvironmentsClient';
import {
  anEnvironment,
  anOperation,
  eventsOf,
  resourceEvent,
} from '../../__testUtils__/fixtures';
import { renderPortal } from '../../__testUtils__/renderPortal';

const path = '/environments/operations/op-1';

function runningOperation(part: Partial<Operation> = {}) {
  return new FakeEnvironmentsClient({
    environments: [anEnvironment()],
    operations: [anOperation(part)],
    events: eventsOf([
      { type: 'state-changed', state: 'running' },
      { type: 'progress', done: 0, total: 2 },
      resourceEvent('resource-started', 'site'),
      resourceEvent('resource-started', 'logs'),
    ]),
  });
}

function rowOf(name: string) {
  return screen.getByRole('row', { name: new RegExp(name) });
}

describe('OperationPage', () => {
  it('shows progress as it happens and the end of it', async () => {
    const client = runningOperation();
    renderPortal({ client, path });

    expect(
      await screen.findByRole('heading', { name: 'Deploy of shop-dev' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'shop-dev' })).toHaveAttribute(
      'href',
      '/environments/env-1',
    );
    const bar = await screen.findByRole('progressbar');
    await waitFor(() =>
      expect(bar).toHaveAttribute('aria-valuetext', '0 of 2 resources'),
    );
    expect(
      within(rowOf('site')).getByText('aws:s3:BucketV2'),
    ).toBeInTheDocument();
    expect(within(rowOf('site')).getByText('Working')).toBeInTheDocument();

    client.push(
      ...eventsOf(
        [
          resourceEvent('resource-done', 'site'),
          { type: 'progress', done: 1 },
          {
            type: 'diagnostic',
            severity: 'info',
            message: 'the bucket is there',
            source: 'provider',
          },
        ],
        5,
      ),
    );
    await waitFor(() =>
      expect(bar).toHaveAttribute('aria-valuetext', '1 of 2 resources'),
    );
    expect(within(rowOf('site')).getByText('Done')).toBeInTheDocument();
    expect(within(rowOf('logs')).getByText('Working')).toBeInTheDocument();
    expect(
      within(
        screen.getByRole('list', { name: 'Log of the operation' }),
      ).getByText('the bucket is there'),
    ).toBeInTheDocument();

    client.push(...eventsOf([{ type: 'finished', outcome: 'succeeded' }], 8));
    client.finish({
      state: 'succeeded',
      finishedAt: '2026-11-25T10:01:05.000Z',
    });
    await waitFor(() =>
      expect(screen.getByRole('status')).toHaveTextContent('Succeeded'),
    );
    expect(
      screen.queryByRole('button', { name: 'Cancel operation' }),
    ).toBeNull();
    expect(client.followedAfter).toEqual([4]);
  });

  it('shows the same after a reload, without following what is over', async () => {
    const client = runningOperation();
    const first = renderPortal({ client, path });
    expect(
      await screen.findByRole('row', { name: /site/ }),
    ).toBeInTheDocument();
    first.unmount();

    client.push(...eventsOf([{ type: 'finished', outcome: 'succeeded' }], 5));
    client.finish({ state: 'succeeded', progress: { done: 2, total: 2 } });
    client.followedAfter.length = 0;
    renderPortal({ client, path });
    expect(
      await screen.findByRole('row', { name: /logs/ }),
    ).toBeInTheDocument();
    expect(screen.getByRole('status')).toHaveTextContent('Succeeded');
    expect(client.followedAfter).toEqual([]);
  });

  it('cancels, and says that it waits for the engine', async () => {
    const client = runningOperation();
    renderPortal({ client, path });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Cancel operation' }),
    );
    expect(client.calls).toEqual(['cancel op-1']);
    await waitFor(() =>
      expect(screen.getByRole('status')).toHaveTextContent('Cancelling'),
    );
    expect(
      screen.getByText(/Waiting for the engine to finish/),
    ).toBeInTheDocument();
    client.push(...eventsOf([{ type: 'finished', outcome: 'cancelled' }], 5));
    client.finish({ state: 'cancelled' });
    expect(
      await screen.findByRole('button', { name: 'Retry' }),
    ).toBeInTheDocument();
  });

  it('says what went wrong and what to do, and retries', async () => {
    const client = new FakeEnvironmentsClient({
      environments: [anEnvironment()],
      operations: [
        anOperation({
          state: 'failed',
          problem: {
            code: 'quota',
            title: 'Too many buckets',
            cause: 'The account has 100 buckets.',
            nextStep: 'Ask for a higher quota.',
            retryable: true,
          },
        }),
      ],
    });
    renderPortal({ client, path });
    const problem = await screen.findByRole('alert');
    expect(problem).toHaveTextContent('Too many buckets');
    expect(problem).toHaveTextContent('The account has 100 buckets.');
    expect(problem).toHaveTextContent('Ask for a higher quota.');
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(client.calls).toEqual(['retry op-1']);
    expect(
      await screen.findByRole('link', { name: 'an earlier operation' }),
    ).toHaveAttribute('href', '/environments/operations/op-1');
  });

  it('disables what is denied, with the reason', async () => {
    renderPortal({
      // Answers about permissions are remembered, so this is an environment of its own.
      client: runningOperation({ environmentId: 'env-denied' }),
      path,
      denied: ['environments.environment.deploy'],
    });
    expect(
      await screen.findByText(/You may not cancel or retry/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Cancel operation' }),
    ).toBeDisabled();
  });

  it('caps a long log until it is asked for', async () => {
    const client = new FakeEnvironmentsClient({
      operations: [anOperation({ state: 'succeeded' })],
      events: eventsOf(
        Array.from({ length: 320 }, (_, index) => ({
          type: 'diagnostic' as const,
          severity: 'info' as const,
          message: `line ${index}.`,
          source: 'engine' as const,
        })),
      ),
    });
    renderPortal({ client, path });
    expect(await screen.findByText('line 319.')).toBeInTheDocument();
    await screen.findByText('20 earlier lines are hidden.');
    expect(screen.queryByText('line 0.')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    expect(screen.getByText('line 0.')).toBeInTheDocument();
  });

  it('says when there is no such operation', async () => {
    renderPortal({ client: new FakeEnvironmentsClient(), path });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not load the operation',
    );
  });
});
