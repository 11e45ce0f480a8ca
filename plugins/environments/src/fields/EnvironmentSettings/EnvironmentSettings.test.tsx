import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { templateVersion } from '../../__testUtils__/fixtures';
import { renderField, validationErrors } from '../../__testUtils__/renderField';
import { EnvironmentSettings } from './EnvironmentSettings';
import {
  defaultParameters,
  openParameterSchema,
  withoutDefaults,
  withoutOwnKeywords,
} from './settingsSchema';
import { validateSettings } from './validateSettings';

const template = { name: 'web-service', version: '1.2.0' };

describe('EnvironmentSettings', () => {
  it('shows the defaults of the stage and keeps only what differs', async () => {
    const form = renderField({
      name: 'settings',
      component: EnvironmentSettings,
      formData: { template, target: { stage: 'dev' } },
    });
    const storage = await screen.findByRole('spinbutton', { name: /Storage/ });
    expect(storage).toHaveValue(20);
    expect(form.formData.settings ?? {}).toEqual({});
    await userEvent.clear(storage);
    await userEvent.type(storage, '50');
    await waitFor(() =>
      expect(form.formData.settings).toEqual({ storage: 50 }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Back to the defaults of the stage' }),
    );
    await waitFor(() => expect(form.formData.settings).toEqual({}));
    expect(storage).toHaveValue(20);
  });

  it("shows the template's own sentence beside a field that breaks a rule", async () => {
    renderField({
      name: 'settings',
      component: EnvironmentSettings,
      formData: {
        template,
        target: { stage: 'dev' },
        settings: { storage: 5 },
      },
    });
    expect(
      await screen.findByText('must be at least 20 GB'),
    ).toBeInTheDocument();
  });

  it('keeps secrets out of the form data', async () => {
    const form = renderField({
      name: 'settings',
      component: EnvironmentSettings,
      formData: { template, target: { stage: 'dev' } },
    });
    const key = await screen.findByLabelText(/API key/);
    expect(key).toHaveAttribute('type', 'password');
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(form.submitted).toEqual([]);
    await userEvent.type(key, 'hunter2-hunter2');
    expect(form.secrets).toEqual({ parameter_apiKey: 'hunter2-hunter2' });
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await waitFor(() => expect(form.submitted).toHaveLength(1));
    expect(JSON.stringify([form.formData, form.submitted])).not.toContain(
      'hunter2',
    );
  });

  it('waits for a template', async () => {
    renderField({ name: 'settings', component: EnvironmentSettings });
    expect(
      await screen.findByText('Choose an infra template first.'),
    ).toBeInTheDocument();
  });
});

describe('validateSettings', () => {
  it('checks with the defaults of the stage filled in, secrets aside', async () => {
    const formData = { template, target: { stage: 'prod' } };
    await expect(
      validationErrors(validateSettings, { value: {}, formData }),
    ).resolves.toEqual([]);
    await expect(
      validationErrors(validateSettings, { value: {}, formData: { template } }),
    ).resolves.toEqual(['storage is required']);
    await expect(
      validationErrors(validateSettings, {
        value: { size: 'huge', storage: 1 },
        formData,
      }),
    ).resolves.toEqual(
      expect.arrayContaining([
        'size must be one of small, large',
        'storage must be at least 20 GB',
      ]),
    );
  });
});

describe('settingsSchema', () => {
  const { manifest } = templateVersion;

  it('puts the defaults of the stage over those of the schema', () => {
    expect(defaultParameters(manifest)).toEqual({ size: 'small' });
    expect(defaultParameters(manifest, 'prod')).toEqual({
      size: 'large',
      storage: 100,
    });
    const schema = openParameterSchema(manifest, 'prod');
    expect(schema).toMatchObject({
      required: ['storage'],
      properties: { size: { default: 'large' }, storage: { default: 100 } },
    });
    expect(schema.properties).not.toHaveProperty('apiKey');
  });

  it('hides the keywords that forms do not know, at any depth', () => {
    expect(
      withoutOwnKeywords({
        'x-error-message': 'a',
        allOf: [{ then: { 'x-error-message': 'b', enum: [1, null] } }],
      }),
    ).toEqual({ allOf: [{ then: { enum: [1, null] } }] });
  });

  it('drops what equals its default', () => {
    expect(
      withoutDefaults(
        { a: 1, b: { c: [1] }, d: undefined, e: 2 },
        { a: 1, b: { c: [1] } },
      ),
    ).toEqual({ e: 2 });
  });
});
