import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  FieldExtensionComponentProps,
  SecretsContextProvider,
  useTemplateSecrets,
} from '@backstage/plugin-scaffolder-react';
import { Form } from '@backstage/plugin-scaffolder-react/alpha';
import { JsonObject } from '@backstage/types';
import validator from '@rjsf/validator-ajv8';
import { useState } from 'react';
import { environmentsApiRef } from '../api/environmentsApiRef';
import { FakeEnvironmentsClient } from './FakeEnvironmentsClient';

/** Options of {@link renderField}. */
export interface RenderFieldOptions {
  client?: FakeEnvironmentsClient;
  /** The field's name in the form. */
  name: string;
  component: (
    props: FieldExtensionComponentProps<any, any>,
  ) => JSX.Element | null;
  formData?: JsonObject;
}

/** What a form with the field holds, and the secrets beside it. */
export interface RenderedField {
  readonly formData: JsonObject;
  readonly secrets: Record<string, string>;
  readonly submitted: JsonObject[];
}

/** Renders a field in the form of the scaffolder, which knows the other fields' values. */
export function renderField(options: RenderFieldOptions): RenderedField {
  const { client = new FakeEnvironmentsClient(), name, component } = options;
  const seen = {
    formData: options.formData ?? {},
    secrets: {} as Record<string, string>,
    submitted: [] as JsonObject[],
  };
  const fields = { Tested: component };

  function Harness() {
    const [formData, setFormData] = useState<JsonObject>(seen.formData);
    seen.formData = formData;
    seen.secrets = useTemplateSecrets().secrets;
    return (
      <Form
        validator={validator}
        schema={{ type: 'object', properties: { [name]: { type: 'object' } } }}
        uiSchema={{ [name]: { 'ui:field': 'Tested' } }}
        fields={fields}
        formData={formData}
        formContext={{ formData }}
        onChange={event =>
          setFormData(current => ({ ...current, ...event.formData }))
        }
        onSubmit={event => seen.submitted.push(event.formData)}
      >
        <button type="submit">Next</button>
      </Form>
    );
  }
  renderInTestApp(
    <SecretsContextProvider>
      <Harness />
    </SecretsContextProvider>,
    { apis: [[environmentsApiRef, client]] },
  );
  return seen;
}

/** Runs a field's validation and gives the sentences it refuses with. */
export async function validationErrors(
  validate: (value: any, field: any, context: any) => unknown,
  options: {
    value: JsonObject;
    formData?: JsonObject;
    client?: FakeEnvironmentsClient;
  },
): Promise<string[]> {
  const errors: string[] = [];
  const client = options.client ?? new FakeEnvironmentsClient();
  await validate(
    options.value,
    { addError: (message: string) => errors.push(message) },
    {
      formData: options.formData ?? {},
      schema: {},
      apiHolder: {
        get: (ref: { id: string }) =>
          ref.id === environmentsApiRef.id ? client : undefined,
      },
    },
  );
  return errors;
}
