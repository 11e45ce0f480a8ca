import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeEnvironmentsClient } from '../../__testUtils__/FakeEnvironmentsClient';
import { anEnvironment } from '../../__testUtils__/fixtures';
import { renderField, validationErrors } from '../../__testUtils__/renderField';
import { EnvironmentTarget } from './EnvironmentTarget';
import { validateTarget } from './validateTarget';

async function choose(field: RegExp, option: string | RegExp) {
  await userEvent.click(await screen.findByRole('button', { name: field }));
  const list = await screen.findByRole('listbox');
  await userEvent.click(within(list).getByRole('option', { name: option }));
}

const component = 'component:default/shop';

describe('EnvironmentTarget', () => {
  it('suggests a name that follows the stage until one is typed', async () => {
    const form = renderField({
      name: 'target',
      component: EnvironmentTarget,
      formData: { component },
    });
    await choose(/Stage/, 'Development');
    await waitFor(() =>
      expect(form.formData.target).toMatchObject({
        stage: 'dev',
        name: 'shop-dev',
      }),
    );
    await choose(/Stage/, 'Production');
    // Production has one account, which leaves no choice; that account has two regions.
    await waitFor(() =>
      expect(form.formData.target).toEqual({
        stage: 'prod',
        account: 'live',
        name: 'shop-prod',
      }),
    );
    const name = screen.getByRole('textbox', { name: /Environment name/ });
    await userEvent.type(name, '2');
    await choose(/Stage/, 'Development');
    await choose(/Account/, 'Sandbox');
    await waitFor(() =>
      expect(form.formData.target).toMatchObject({
        stage: 'dev',
        account: 'sandbox',
        region: 'eu-west-1',
        name: 'shop-prod2',
      }),
    );
    expect(screen.getByText('Simulated account')).toBeInTheDocument();
  });

  it('offers lifetimes up to the maximum of the stage', async () => {
    const form = renderField({
      name: 'target',
      component: EnvironmentTarget,
      formData: { component, target: { stage: 'dev' } },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: /Lives for/ }),
    );
    const options = within(await screen.findByRole('listbox')).getAllByRole(
      'option',
    );
    expect(options[0]).toHaveTextContent('The default of the stage (7 days)');
    expect(options.at(-1)).toHaveTextContent('30 days');
    await userEvent.click(options.at(-1)!);
    await waitFor(() =>
      expect(form.formData.target).toMatchObject({ ttl: 'P30D' }),
    );
  });

  it('says while typing what is wrong with a name', async () => {
    renderField({
      client: new FakeEnvironmentsClient({ environments: [anEnvironment()] }),
      name: 'target',
      component: EnvironmentTarget,
      formData: { component, target: { stage: 'dev' } },
    });
    expect(
      await screen.findByText('there is already an environment named shop-dev'),
    ).toBeInTheDocument();
    const name = screen.getByRole('textbox', { name: /Environment name/ });
    await userEvent.type(name, '-2');
    expect(await screen.findByText('This name is free.')).toBeInTheDocument();
    await userEvent.type(name, '-');
    expect(
      await screen.findByText(/Name must be lower-case letters/),
    ).toBeInTheDocument();
  });
});

describe('validateTarget', () => {
  const whole = { stage: 'dev', account: 'sandbox', region: 'eu-west-1' };

  it('accepts a free name', async () => {
    await expect(
      validationErrors(validateTarget, {
        value: { ...whole, name: 'shop-dev' },
      }),
    ).resolves.toEqual([]);
  });

  it('names what is missing', async () => {
    await expect(
      validationErrors(validateTarget, { value: {} }),
    ).resolves.toEqual([
      'choose a stage',
      'choose an account',
      'choose a region',
      'the environment name must have at least 3 characters',
    ]);
  });

  it('refuses a name that is reserved, and one that is taken', async () => {
    await expect(
      validationErrors(validateTarget, { value: { ...whole, name: 'aws-x' } }),
    ).resolves.toEqual([expect.stringContaining('is reserved')]);
    await expect(
      validationErrors(validateTarget, {
        value: { ...whole, name: 'shop-dev' },
        client: new FakeEnvironmentsClient({ environments: [anEnvironment()] }),
      }),
    ).resolves.toEqual([
      'there is already an environment named shop-dev; choose another name',
    ]);
  });
});
