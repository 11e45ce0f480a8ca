import {
  DefaultNamespaceEntityPolicy,
  EntityPolicies,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
} from '@backstage/catalog-model';
import { environmentEntity } from './environmentEntity';
import { environment, outputs } from './fixtures/environments';

const policy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new DefaultNamespaceEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

describe('environmentEntity', () => {
  it('stands for the environment in the words of the catalog', () => {
    expect(environmentEntity({ environment: environment(), outputs })).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'expense-api-dev',
        namespace: 'default',
        title: 'expense-api-dev',
        description:
          'The dev environment of expense-api in us-east-1, simulated',
        annotations: {
          'backstage.io/managed-by-location': 'environments:env-1',
          'backstage.io/managed-by-origin-location': 'environments:env-1',
          'backlot.dev/environment-id': 'env-1',
        },
        labels: {
          'backlot.dev/stage': 'dev',
          'backlot.dev/template': 'aws-web-service',
          'backlot.dev/template-version': '1.0.0',
        },
        tags: ['sandbox'],
        links: [{ url: 'https://site.example', title: 'Site' }],
      },
      spec: {
        type: 'environment',
        owner: 'group:default/finance',
        system: 'system:default/expense-manager',
        dependencyOf: ['component:default/expense-api'],
      },
    });
  });

  it.each([
    ['as it is', environment()],
    [
      'with build metadata in the version and an odd stage',
      environment({
        stage: 'pre prod!',
        template: { name: 'aws', version: '1.0.0-rc.1+build.5', digest: 'd' },
      }),
    ],
    ['in a real account', environment({ sandbox: false })],
  ])('is an entity that the catalog accepts %s', async (_, valid) => {
    const entity = environmentEntity({ environment: valid, outputs });
    await expect(policy.enforce(entity)).resolves.toBeTruthy();
    await expect(resourceEntityV1alpha1Validator.check(entity)).resolves.toBe(
      true,
    );
  });

  it('belongs to the system it was made for, without a component', () => {
    const { spec } = environmentEntity({
      environment: environment({
        componentRef: 'system:default/expense-manager',
        systemRef: undefined,
      }),
      outputs: [],
    });
    expect(spec).toEqual({
      type: 'environment',
      owner: 'group:default/finance',
      system: 'system:default/expense-manager',
    });
  });
});
