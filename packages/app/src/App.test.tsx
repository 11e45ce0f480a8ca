import { render, screen } from '@testing-library/react';

const config = {
  app: { title: 'Backlot', baseUrl: 'http://localhost:7007' },
  backend: { baseUrl: 'http://localhost:7007' },
};

describe('app', () => {
  it('renders, with its own navigation and the sign-in before it', async () => {
    process.env = {
      ...process.env,
      APP_CONFIG: [{ data: config, context: 'test' }] as any,
    };
    const { app } = await import('./App');
    render(app.createRoot());
    expect(
      await screen.findByRole('button', { name: 'Enter' }),
    ).toBeInTheDocument();
  });
});
