import { Entity } from '@backstage/catalog-model';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeEnvironmentsClient } from '../../__testUtils__/FakeEnvironmentsClient';
import { anEnvironment } from '../../__testUtils__/fixtures';
import { renderPortal } from '../../__testUtils__/renderPortal';

function anEntity(part: Partial<Entity> = {}): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'shop', namespace: 'default' },
    spec: { type: 'service', lifecycle: 'production', owner: 'retail-team' },
    ...part,
  };
}

describe('InfrastructureContent', () => {
  it('leads to the form with the component filled in when there is no environment', async () => {
    const client = new FakeEnvironmentsClient();
    renderPortal({ client, path: '/', entity: anEntity() });
    expect(
      await screen.findByRole('heading', { name: 'No environment yet' }),
    ).toBeInTheDocument();
    const href = screen
      .getByRole('link', { name: 'Create environment' })
      .getAttribute('href')!;
    const url = new URL(href, 'http://portal');
    expect(url.pathname).toBe('/create/templates/default/create-environment');
    expect(JSON.parse(url.searchParams.get('formData')!)).toEqual({
      component: 'component:default/shop',
    });
    expect(client.queries[0].componentRef).toBe('component:default/shop');
  });

  it('switches between the environments of a system', async () => {
    const client = new FakeEnvironmentsClient({
      environments: [
        anEnvironment(),
        anEnvironment({
          id: 'env-2',
          name: 'shop-prod',
          stage: 'prod',
          sandbox: false,
          status: 'failed',
          statusReason: 'The last deploy failed.',
        }),
      ],
    });
    renderPortal({
      client,
      path: '/',
      entity: anEntity({
        kind: 'System',
        metadata: { name: 'retail', namespace: 'default' },
      }),
    });
    expect(
      await screen.findByRole('heading', { name: 'shop-dev' }),
    ).toBeInTheDocument();
    expect(client.queries[0].systemRef).toBe('system:default/retail');
    await userEvent.click(screen.getByRole('radio', { name: /shop-prod/ }));
    expect(
      await screen.findByRole('heading', { name: 'shop-prod' }),
    ).toBeInTheDocument();
    expect(screen.getByText('The last deploy failed.')).toBeInTheDocument();
  });

  it('shows the environment that a resource stands for', async () => {
    renderPortal({
      client: new FakeEnvironmentsClient({ environments: [anEnvironment()] }),
      path: '/',
      entity: anEntity({
        kind: 'Resource',
        metadata: {
          name: 'shop-dev',
          namespace: 'default',
          annotations: { 'backlot.dev/environment-id': 'env-1' },
        },
        spec: { type: 'environment', owner: 'retail-team' },
      }),
    });
    expect(
      await screen.findByRole('heading', { name: 'shop-dev' }),
    ).toBeInTheDocument();
  });

  it('says when an environment entity names no environment', async () => {
    renderPortal({
      client: new FakeEnvironmentsClient(),
      path: '/',
      entity: anEntity({
        kind: 'Resource',
        spec: { type: 'environment', owner: 'retail-team' },
      }),
    });
    expect(
      await screen.findByText(/backlot.dev\/environment-id is missing/),
    ).toBeInTheDocument();
  });
});
