import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeEnvironmentsClient } from '../../__testUtils__/FakeEnvironmentsClient';
import { template } from '../../__testUtils__/fixtures';
import { renderField, validationErrors } from '../../__testUtils__/renderField';
import { InfraTemplatePicker } from './InfraTemplatePicker';
import { validateInfraTemplate } from './validateInfraTemplate';

describe('InfraTemplatePicker', () => {
  it('takes the newest version of the only template', async () => {
    const form = renderField({
      name: 'template',
      component: InfraTemplatePicker,
    });
    await waitFor(() =>
      expect(form.formData.template).toEqual({
        name: 'web-service',
        version: '1.2.0',
      }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: /Version/ }),
    );
    await userEvent.click(
      within(await screen.findByRole('listbox')).getByRole('option', {
        name: '1.1.0 (deprecated)',
      }),
    );
    expect(form.formData.template).toEqual({
      name: 'web-service',
      version: '1.1.0',
    });
    expect(
      screen.getByText('This version is deprecated; choose a newer one.'),
    ).toBeInTheDocument();
  });

  it('leaves the choice between several', async () => {
    const form = renderField({
      client: new FakeEnvironmentsClient({
        templates: [
          template,
          {
            ...template,
            name: 'batch',
            title: 'Batch',
            latestVersion: '2.0.0',
          },
        ],
      }),
      name: 'template',
      component: InfraTemplatePicker,
    });
    await userEvent.click(
      await screen.findByRole('button', { name: /Infra template/ }),
    );
    expect(form.formData.template ?? {}).toEqual({});
    await userEvent.click(
      within(await screen.findByRole('listbox')).getByRole('option', {
        name: 'Batch',
      }),
    );
    expect(form.formData.template).toEqual({ name: 'batch', version: '2.0.0' });
  });

  it('says when there is none', async () => {
    renderField({
      client: new FakeEnvironmentsClient({ templates: [] }),
      name: 'template',
      component: InfraTemplatePicker,
    });
    expect(
      await screen.findByText(/No infra template is published yet/),
    ).toBeInTheDocument();
  });

  it('is refused without a choice', async () => {
    await expect(
      validationErrors(validateInfraTemplate, { value: {} }),
    ).resolves.toEqual(['choose an infra template and a version']);
    await expect(
      validationErrors(validateInfraTemplate, {
        value: { name: 'web-service', version: '1.2.0' },
      }),
    ).resolves.toEqual([]);
  });
});
