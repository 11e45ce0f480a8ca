import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** The value of the field. */
export const environmentSettingsSchema = makeFieldSchema({
  output: z =>
    z
      .record(z.any())
      .describe('Parameters that differ from the defaults of the stage'),
  uiOptions: z =>
    z.object({
      templateField: z
        .string()
        .optional()
        .describe('Name of the field that holds the infra template'),
      targetField: z
        .string()
        .optional()
        .describe('Name of the field that holds the target'),
    }),
});

/** Props of the field. */
export type EnvironmentSettingsProps = typeof environmentSettingsSchema.TProps;
