import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Examples that the portal shows and a test runs. */
export const destroyExamples: TemplateExample[] = [
  {
    description: 'Destroys an environment and waits until it is gone',
    example: stringify({
      steps: [
        {
          id: 'destroy',
          action: 'environments:destroy',
          name: 'Destroy the environment',
          input: {
            environmentId: '0b8f5c1e-4a9d-4d0c-9c57-2f7f3f0a7c11',
            confirmName: 'expense-manager-dev',
          },
        },
      ],
    }),
  },
];
