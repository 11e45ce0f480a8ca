import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const create = {
  id: 'create',
  action: 'environments:create',
  name: 'Create the environment',
  input: {
    name: 'expense-manager-dev',
    component: 'component:default/expense-manager-api',
    template: 'aws-web-service',
    stage: 'dev',
    account: 'sandbox',
    region: 'us-east-1',
    parameters: { taskCount: 1 },
  },
};

/** Examples that the portal shows and a test runs. */
export const createEnvironmentExamples: TemplateExample[] = [
  {
    description:
      'Creates a development environment and waits until it is ready',
    example: stringify({ steps: [create] }),
  },
  {
    description: 'Queues an environment that expires after two days',
    example: stringify({
      steps: [
        {
          ...create,
          input: {
            ...create.input,
            version: '0.1.0',
            ttl: 'P2D',
            wait: false,
          },
        },
      ],
    }),
  },
];
