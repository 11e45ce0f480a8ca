import { JsonObject } from '@backstage/types';
import {
  environmentNameSchema,
  templateManifestSchema,
  validateParameters,
} from '@backlot/plugin-environments-common';
import { readFileSync } from 'fs';
import { resolve } from 'path';
import { parse } from 'yaml';
import { RegisteredResource } from './testing/registerProgram';

const manifest = templateManifestSchema.parse(
  parse(
    readFileSync(resolve(__dirname, '../environment-template.yaml'), 'utf8'),
  ),
);
const schema = manifest.spec.parameters;

function parametersOf(stage: string): JsonObject {
  const defaults = Object.entries(schema.properties as JsonObject).flatMap(
    ([name, property]) => {
      const value = (property as JsonObject).default;
      return value === undefined ? [] : [[name, value]];
    },
  );
  return {
    ...Object.fromEntries(defaults),
    ...manifest.spec.stages[stage].parameters,
  };
}

// Pulumi keeps the mocks in a module, so that each run has modules of its own.
async function register(
  stage: string,
  parameters: JsonObject = {},
): Promise<RegisteredResource[]> {
  jest.resetModules();
  const { registerProgram } = jest.requireActual<
    typeof import('./testing/registerProgram')
  >('./testing/registerProgram');
  return registerProgram({
    environmentName: 'expense-manager-prod-eu1',
    ownerRef: 'group:default/expenses',
    componentRef: 'component:default/expense-manager-api',
    stage,
    ...parametersOf(stage),
    ...parameters,
  });
}

const of = (resources: RegisteredResource[], type: string) =>
  resources.filter(resource => resource.type === type);

jest.setTimeout(60_000);

describe('aws-web-service', () => {
  it.each([
    ['dev', 'single', 1],
    ['staging', 'single', 1],
    ['prod', 'per-az', 2],
    ['dev', 'per-az', 2],
  ])(
    'makes the whole stack in %s with %s NAT',
    async (stage, natMode, nats) => {
      const resources = await register(stage, { natMode });

      const counts = Object.fromEntries(
        [
          'aws:ec2/vpc:Vpc',
          'aws:ec2/subnet:Subnet',
          'aws:ec2/natGateway:NatGateway',
          'aws:rds/instance:Instance',
          'aws:ecs/service:Service',
          'aws:lb/loadBalancer:LoadBalancer',
          'aws:ecr/repository:Repository',
          'aws:cloudwatch/logGroup:LogGroup',
          'aws:appautoscaling/policy:Policy',
        ].map(type => [type.split(':')[2], of(resources, type).length]),
      );
      expect(counts).toEqual({
        Vpc: 1,
        Subnet: 4,
        NatGateway: nats,
        Instance: 1,
        Service: 1,
        LoadBalancer: 1,
        Repository: 1,
        LogGroup: 2,
        Policy: 2,
      });
    },
  );

  it('tags everything that can be tagged', async () => {
    const untaggable = [
      'aws:ec2/route:Route',
      'aws:ec2/routeTableAssociation:RouteTableAssociation',
      'aws:ecr/lifecyclePolicy:LifecyclePolicy',
      'aws:iam/rolePolicy:RolePolicy',
      'aws:secretsmanager/secretVersion:SecretVersion',
      'aws:appautoscaling/target:Target',
      'aws:appautoscaling/policy:Policy',
    ];
    const resources = (await register('dev')).filter(
      ({ type }) => type.startsWith('aws:') && !untaggable.includes(type),
    );

    expect(resources.length).toBeGreaterThan(30);
    for (const { name, type, inputs } of resources) {
      expect([name, type, inputs.tags]).toEqual([
        name,
        type,
        expect.objectContaining({
          'backlot:environment': 'expense-manager-prod-eu1',
          'backlot:owner': 'group:default/expenses',
          'backlot:component': 'component:default/expense-manager-api',
          'backlot:stage': 'dev',
          'backlot:template': 'aws-web-service',
        }),
      ]);
    }
  });

  it('opens 80 and 443 to the world, 3000 to the load balancer, 5432 to the service, and nothing else', async () => {
    const rules = of(
      await register('dev'),
      'aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule',
    ).map(({ inputs }) => ({
      group: inputs.securityGroupId,
      from: inputs.cidrIpv4 ?? inputs.referencedSecurityGroupId,
      ports: [inputs.fromPort, inputs.toPort],
    }));

    const group = (part: string) => expect.stringMatching(`${part}-id$`);
    expect(rules).toHaveLength(4);
    expect(rules).toEqual(
      expect.arrayContaining([
        { group: group('alb'), from: '0.0.0.0/0', ports: [80, 80] },
        { group: group('alb'), from: '0.0.0.0/0', ports: [443, 443] },
        { group: group('service'), from: group('alb'), ports: [3000, 3000] },
        {
          group: group('database'),
          from: group('service'),
          ports: [5432, 5432],
        },
      ]),
    );
  });

  it('protects the data of production and settles the final snapshot at creation', async () => {
    const [production] = of(
      await register('prod'),
      'aws:rds/instance:Instance',
    );
    const [development] = of(
      await register('dev'),
      'aws:rds/instance:Instance',
    );

    expect(production.inputs).toMatchObject({
      multiAz: true,
      deletionProtection: true,
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: 'expense-manager-prod-eu1-database-final',
      instanceClass: 'db.t3.medium',
      allocatedStorage: 100,
    });
    expect(development.inputs).toMatchObject({
      multiAz: false,
      deletionProtection: false,
      skipFinalSnapshot: true,
      instanceClass: 'db.t3.micro',
      storageEncrypted: true,
      publiclyAccessible: false,
      manageMasterUserPassword: true,
    });
  });

  it('keeps every physical name within its limit at the longest environment name', async () => {
    const longest = 'a-name-of-24-characters1';
    expect(environmentNameSchema.safeParse(longest).success).toBe(true);
    const resources = await register('dev', { environmentName: longest });

    const limits: Record<string, number> = {
      'aws:lb/loadBalancer:LoadBalancer': 32,
      'aws:lb/targetGroup:TargetGroup': 32,
      'aws:iam/role:Role': 64,
    };
    for (const { type, name } of resources) {
      if (limits[type]) {
        // Pulumi adds a dash and seven characters.
        expect(name.length + 8).toBeLessThanOrEqual(limits[type]);
      }
    }
    const [database] = of(resources, 'aws:rds/instance:Instance');
    expect(database.inputs.identifier.length).toBeLessThanOrEqual(63);
  });
});

describe('parameters', () => {
  it.each(Object.keys(manifest.spec.stages))(
    'accepts the defaults of %s',
    stage => {
      expect(validateParameters(schema, parametersOf(stage))).toEqual([]);
    },
  );

  it.each([
    [{ databaseUser: 'admin' }, 'databaseUser', /neither admin nor rdsadmin/],
    [{ databaseUser: 'pg_me' }, 'databaseUser', /pg_/],
    [{ taskCount: 4 }, 'taskCount', /must be 1, 2 or 3/],
    [{ natMode: 'none' }, 'natMode', /none is not possible/],
    [{ cpu: 256, memory: 4096 }, 'memory', /with 256 CPU units/],
    [{ cpu: 1024, memory: 512 }, 'memory', /with 1024 CPU units/],
    [{ databaseStorage: 5 }, 'databaseStorage', /20 to 1000 GiB/],
    [
      { databaseInstanceClass: 'db.r7g.16xlarge' },
      'databaseInstanceClass',
      /must be one of/,
    ],
    [{ openaiApiKey: 'short' }, 'openaiApiKey', /20 to 200 characters/],
    [{ colour: 'red' }, 'colour', /not a parameter/],
  ])('refuses %j', (wrong, field, message) => {
    expect(
      validateParameters(schema, { ...parametersOf('dev'), ...wrong }),
    ).toEqual([{ field, message: expect.stringMatching(message) }]);
  });
});
