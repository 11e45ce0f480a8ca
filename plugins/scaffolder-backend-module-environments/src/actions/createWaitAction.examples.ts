import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Examples that the portal shows and a test runs. */
export const waitExamples: TemplateExample[] = [
  {
    description: 'Waits for what an earlier step queued',
    example: stringify({
      steps: [
        {
          id: 'wait',
          action: 'environments:wait',
          name: 'Wait for the environment',
          input: { operationId: '${{ steps.create.output.operationId }}' },
        },
      ],
    }),
  },
];
