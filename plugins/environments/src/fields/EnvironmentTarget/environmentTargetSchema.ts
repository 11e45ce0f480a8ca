import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** The value of the field. */
export const environmentTargetSchema = makeFieldSchema({
  output: z =>
    z
      .object({
        stage: z.string(),
        account: z.string(),
        region: z.string(),
        name: z.string(),
        ttl: z
          .string()
          .describe(
            'ISO 8601 duration; the default of the stage when left out',
          ),
      })
      .partial()
      .describe('Where an environment lives and what it is called'),
  uiOptions: z =>
    z.object({
      componentField: z
        .string()
        .optional()
        .describe('Name of the field that holds the component'),
    }),
});

/** Props of the field. */
export type EnvironmentTargetProps = typeof environmentTargetSchema.TProps;

/** The value of the field; any part may be missing while it is filled in. */
export type Target = NonNullable<EnvironmentTargetProps['formData']>;
