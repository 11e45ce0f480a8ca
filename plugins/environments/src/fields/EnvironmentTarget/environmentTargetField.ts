import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { EnvironmentTarget } from './EnvironmentTarget';
import { environmentTargetSchema } from './environmentTargetSchema';
import { validateTarget } from './validateTarget';

/** `ui:field: EnvironmentTarget`, where an environment lives and what it is called. */
export const environmentTargetField = createFormField({
  name: 'EnvironmentTarget',
  component: EnvironmentTarget,
  validation: validateTarget,
  schema: environmentTargetSchema,
});
