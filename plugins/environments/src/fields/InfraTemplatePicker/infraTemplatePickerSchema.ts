import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** The value of the picker. */
export const infraTemplatePickerSchema = makeFieldSchema({
  output: z =>
    z
      .object({ name: z.string(), version: z.string() })
      .partial()
      .describe('An infra template and its version'),
});

/** Props of the picker. */
export type InfraTemplatePickerProps = typeof infraTemplatePickerSchema.TProps;
