import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { ClientFactory } from '../clients/InitiatorClients';
import { createDestroyAction } from './createDestroyAction';
import { createEnvironmentAction } from './createEnvironmentAction';
import { createWaitAction } from './createWaitAction';

const directory = join(__dirname, '../../../../templates');
const clients = {} as ClientFactory;
const actions = new Map<string, any>(
  [
    createEnvironmentAction({ clients }),
    createDestroyAction({ clients }),
    createWaitAction({ clients }),
  ].map(action => [action.id, action]),
);

describe('the portal templates', () => {
  it.each(readdirSync(directory))(
    '%s gives the actions what they take and uses what they give',
    name => {
      const text = readFileSync(join(directory, name, 'template.yaml'), 'utf8');
      const { spec } = parse(text);
      const ours = spec.steps.filter((step: any) => actions.has(step.action));

      expect(ours.length).toBeGreaterThan(0);
      for (const step of ours) {
        const { input, output } = actions.get(step.action).schema;
        expect(Object.keys(input.properties)).toEqual(
          expect.arrayContaining(Object.keys(step.input)),
        );
        expect(Object.keys(step.input)).toEqual(
          expect.arrayContaining(input.required),
        );
        const used = [
          ...text.matchAll(
            new RegExp(`steps\\.${step.id}\\.output\\.(\\w+)`, 'g'),
          ),
        ].map(([, property]) => property);
        expect(Object.keys(output.properties)).toEqual(
          expect.arrayContaining(used),
        );
      }
    },
  );
});
