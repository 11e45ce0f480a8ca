import { JsonObject } from '@backstage/types';
import { environmentNameSchema } from '@backlot/plugin-environments-common';
import { manifest, parametersOf } from './testing/manifest';
import { RegisteredResource, registerStack } from './testing/registerStack';

const NAME = 'expense-manager-prod-eu1';

async function register(
  stage: string,
  parameters: JsonObject = {},
): Promise<RegisteredResource[]> {
  const { resources } = await registerStack({
    config: {
      environmentName: NAME,
      ownerRef: 'group:default/expenses',
      componentRef: 'component:default/expense-manager-api',
      stage,
      ...parametersOf(stage),
      ...parameters,
    },
  });
  return resources;
}

const of = (resources: RegisteredResource[], type: string) =>
  resources
    .filter(resource => resource.type === `aws:${type}`)
    .map(({ inputs }) => inputs);

const containerOf = (resources: RegisteredResource[]) =>
  JSON.parse(
    of(resources, 'ecs/taskDefinition:TaskDefinition')[0].containerDefinitions,
  )[0];

jest.setTimeout(60_000);

describe('createStack', () => {
  it.each([
    ['dev', 'single', 1],
    ['staging', 'single', 1],
    ['prod', 'per-az', 2],
    ['dev', 'per-az', 2],
  ])('makes all of it in %s with %s NAT', async (stage, natMode, nats) => {
    const resources = await register(stage, { natMode });

    const counts = Object.fromEntries(
      [
        'ec2/vpc:Vpc',
        'ec2/subnet:Subnet',
        'ec2/natGateway:NatGateway',
        'ec2/vpcEndpoint:VpcEndpoint',
        'ec2/flowLog:FlowLog',
        'ec2/defaultSecurityGroup:DefaultSecurityGroup',
        'ec2/securityGroup:SecurityGroup',
        'rds/instance:Instance',
        'ecs/service:Service',
        'lb/loadBalancer:LoadBalancer',
        'ecr/repository:Repository',
        'cloudwatch/logGroup:LogGroup',
        'appautoscaling/policy:Policy',
        'iam/role:Role',
        'secretsmanager/secret:Secret',
      ].map(type => [type.split(':')[1], of(resources, type).length]),
    );
    expect(counts).toEqual({
      Vpc: 1,
      Subnet: 4,
      NatGateway: nats,
      VpcEndpoint: 1,
      FlowLog: 1,
      DefaultSecurityGroup: 1,
      SecurityGroup: 3,
      Instance: 1,
      Service: 1,
      LoadBalancer: 1,
      Repository: 1,
      LogGroup: 3,
      Policy: 2,
      Role: 3,
      Secret: 1,
    });
  });

  it('gives every output that the manifest promises', async () => {
    const { outputs } = await registerStack({ config: { stage: 'dev' } });

    expect(Object.keys(outputs).sort()).toEqual(
      manifest.spec.outputs.map(({ name }) => name).sort(),
    );
    expect(outputs).toMatchObject({
      serviceUrl: 'http://alb.test',
      databaseEndpoint: 'database.test:5432',
    });
  });

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
          'backlot:environment': NAME,
          'backlot:owner': 'group:default/expenses',
          'backlot:component': 'component:default/expense-manager-api',
          'backlot:stage': 'dev',
          'backlot:template': 'aws-web-service',
        }),
      ]);
    }
  });

  it('opens 80 and 443 to the world, 3000 to the load balancer, 5432 to the service, and nothing else', async () => {
    const resources = await register('dev');
    const rules = (direction: string) =>
      of(
        resources,
        `vpc/securityGroup${direction}Rule:SecurityGroup${direction}Rule`,
      ).map(inputs => ({
        group: inputs.securityGroupId,
        peer: inputs.cidrIpv4 ?? inputs.referencedSecurityGroupId,
        ports: [inputs.fromPort, inputs.toPort],
      }));
    const group = (part: string) => expect.stringMatching(`${part}-id$`);
    const world = '0.0.0.0/0';

    const ingress = rules('Ingress');
    expect(ingress).toHaveLength(4);
    expect(ingress).toEqual(
      expect.arrayContaining([
        { group: group('alb'), peer: world, ports: [80, 80] },
        { group: group('alb'), peer: world, ports: [443, 443] },
        { group: group('service'), peer: group('alb'), ports: [3000, 3000] },
        {
          group: group('database'),
          peer: group('service'),
          ports: [5432, 5432],
        },
      ]),
    );
    const egress = rules('Egress');
    expect(egress).toHaveLength(3);
    expect(egress).toEqual(
      expect.arrayContaining([
        { group: group('alb'), peer: group('service'), ports: [3000, 3000] },
        {
          group: group('service'),
          peer: group('database'),
          ports: [5432, 5432],
        },
        { group: group('service'), peer: world, ports: [443, 443] },
      ]),
    );
    for (const inputs of of(resources, 'ec2/securityGroup:SecurityGroup')) {
      expect([inputs.ingress, inputs.egress]).toEqual([undefined, undefined]);
    }
    expect(
      of(resources, 'ec2/defaultSecurityGroup:DefaultSecurityGroup')[0],
    ).toMatchObject({ ingress: [], egress: [] });
  });

  it('protects the data of production and settles the final snapshot at creation', async () => {
    const [production] = of(await register('prod'), 'rds/instance:Instance');
    const [development] = of(await register('dev'), 'rds/instance:Instance');

    expect(production).toMatchObject({
      multiAz: true,
      deletionProtection: true,
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: `${production.identifier}-final`,
      instanceClass: 'db.t3.medium',
      allocatedStorage: 100,
    });
    expect(development).toMatchObject({
      multiAz: false,
      deletionProtection: false,
      skipFinalSnapshot: true,
      instanceClass: 'db.t3.micro',
      engineVersion: '17',
      storageEncrypted: true,
      publiclyAccessible: false,
      manageMasterUserPassword: true,
      username: 'appadmin',
    });
  });

  it('makes the log group that RDS writes to, with the retention of the stage', async () => {
    const resources = await register('staging');
    const [{ identifier }] = of(resources, 'rds/instance:Instance');
    const groups = of(resources, 'cloudwatch/logGroup:LogGroup');

    expect(groups.map(({ name }) => name).sort()).toEqual([
      `/aws/rds/instance/${identifier}/postgresql`,
      `/ecs/${NAME}`,
      `/vpc/${NAME}`,
    ]);
    expect(groups.every(({ retentionInDays }) => retentionInDays === 30)).toBe(
      true,
    );
  });

  it('runs a placeholder without an image, and refers to no secret without a value', async () => {
    const container = containerOf(await register('dev'));

    expect(container.command).toEqual([
      'node',
      '-e',
      expect.stringContaining('listen(3000)'),
    ]);
    expect(container.secrets).toEqual([
      {
        name: 'DATABASE_PASSWORD',
        valueFrom: 'arn:database-password:password::',
      },
      { name: 'DATABASE_USER', valueFrom: 'arn:database-password:username::' },
      { name: 'JWT_SECRET', valueFrom: 'arn:jwt:::version-1' },
    ]);
  });

  it('gives image and key to the container, and shows neither key nor password', async () => {
    const resources = await register('dev', {
      containerImage: 'registry.test/app:1',
      openaiApiKey: 'openai-canary-0123456789',
    });
    const container = containerOf(resources);

    expect(container).toMatchObject({
      image: 'registry.test/app:1',
      readonlyRootFilesystem: true,
      user: '1000',
    });
    expect(container.command).toBeUndefined();
    expect(container.secrets).toContainEqual({
      name: 'OPENAI_API_KEY',
      valueFrom: 'arn:openai:::version-1',
    });
    expect(of(resources, 'secretsmanager/secret:Secret')).toHaveLength(2);
    const elsewhere = resources.filter(
      ({ type }) => type !== 'aws:secretsmanager/secretVersion:SecretVersion',
    );
    expect(JSON.stringify(elsewhere)).not.toContain('canary');
  });

  it('gives roles no more than they need', async () => {
    const resources = await register('dev');
    const statements = of(resources, 'iam/rolePolicy:RolePolicy').flatMap(
      ({ policy }) => JSON.parse(policy).Statement,
    );
    const onEverything = statements
      .filter(({ Resource }) => Resource === '*')
      .flatMap(({ Action }) => Action);

    expect(onEverything.sort()).toEqual([
      'ecr:GetAuthorizationToken',
      'logs:DescribeLogGroups',
    ]);
    expect(statements.flatMap(({ Action }) => Action).join()).not.toContain(
      '*',
    );
    for (const { assumeRolePolicy } of of(resources, 'iam/role:Role')) {
      expect(JSON.parse(assumeRolePolicy).Statement[0].Condition).toEqual({
        StringEquals: { 'aws:SourceAccount': '123456789012' },
        ArnLike: {
          'aws:SourceArn': expect.stringMatching(
            /^arn:\*:(ecs|ec2):us-east-1:123456789012:/,
          ),
        },
      });
    }
  });

  it('asks for nothing that the provider has deprecated, and for no user called admin', async () => {
    const text = JSON.stringify(await register('prod'));

    expect(text).not.toMatch(/"(vpc":true|logGroupName|inferenceAccelerators)/);
    expect(text).not.toContain('"admin"');
  });

  it('keeps every physical name within its limit at the longest environment name', async () => {
    const longest = 'a-name-of-24-characters1';
    expect(environmentNameSchema.safeParse(longest).success).toBe(true);
    const resources = await register('prod', { environmentName: longest });

    const limits: Record<string, number> = {
      'aws:lb/loadBalancer:LoadBalancer': 32,
      'aws:lb/targetGroup:TargetGroup': 32,
      'aws:iam/role:Role': 64,
    };
    const tooLong = resources.filter(
      // Pulumi adds a dash and seven characters.
      ({ type, name }) => name.length + 8 > (limits[type] ?? Infinity),
    );
    expect(tooLong).toEqual([]);
    const [database] = of(resources, 'rds/instance:Instance');
    expect(database.identifier.length).toBeLessThanOrEqual(63);
  });
});

describe('under the plain Pulumi CLI', () => {
  it.each(Object.keys(manifest.spec.stages))(
    'a stack called %s has the defaults of its stage',
    async stage => {
      const plain = (await registerStack({ stack: stage, config: {} }))
        .resources;
      const portal = await register(stage, {
        environmentName: `web-service-${stage}`,
        ownerRef: 'unknown',
        componentRef: 'unknown',
      });

      expect(plain).toEqual(portal);
    },
  );

  it.each([
    [{ natMode: 'none' }, /natMode/],
    [{ taskCount: 9 }, /taskCount/],
    [{ databaseUser: 'admin' }, /databaseUser/],
  ])('refuses %j', async (config, message) => {
    await expect(registerStack({ config })).rejects.toThrow(message);
  });
});
