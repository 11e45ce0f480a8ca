import { EC2 } from '@aws-sdk/client-ec2';
import { ECS } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { IAM } from '@aws-sdk/client-iam';
import { RDS } from '@aws-sdk/client-rds';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { OutputMap, Stack } from '@pulumi/pulumi/automation';
import { ProviderTestBed } from '../testing/ProviderTestBed';
import {
  webServiceProgram,
  WebServiceSettings,
} from '../testing/webServiceProgram';

jest.setTimeout(240_000);

/** The parts of one environment, from the first deployment to its end. */
describe('a web service made by the engine through the stand-in', () => {
  const settings: WebServiceSettings = { memory: '512' };
  let bed: ProviderTestBed;
  let stack: Stack;
  let outputs: OutputMap;

  beforeAll(async () => {
    bed = await ProviderTestBed.create({ accountId: '100000000001' });
    stack = await bed.stack('web', () => webServiceProgram(settings));
    outputs = (await stack.up()).outputs;
  });

  afterAll(async () => {
    await stack?.destroy();
    bed?.remove();
  });

  it('makes what the program says', async () => {
    const ec2 = new EC2(bed.account);
    const { Vpcs: [vpc] = [] } = await ec2.describeVpcs({
      VpcIds: [outputs.vpcId.value],
    });
    expect(vpc.CidrBlock).toBe('10.20.0.0/16');
    expect(vpc.Tags).toEqual(
      expect.arrayContaining([
        { Key: 'tier', Value: 'network' },
        { Key: 'backlot:environment', Value: 'web' },
      ]),
    );

    const rds = new RDS(bed.account);
    const { DBInstances: [database] = [] } = await rds.describeDBInstances({
      DBInstanceIdentifier: outputs.database.value,
    });
    expect(database).toMatchObject({
      DBInstanceStatus: 'available',
      MasterUsername: 'appadmin',
    });

    const ecs = new ECS(bed.account);
    const { services: [service] = [] } = await ecs.describeServices({
      cluster: outputs.cluster.value,
      services: [outputs.service.value],
    });
    expect(service).toMatchObject({ status: 'ACTIVE', runningCount: 1 });

    const elb = new ElasticLoadBalancingV2(bed.account);
    const { LoadBalancers: [balancer] = [] } = await elb.describeLoadBalancers({
      LoadBalancerArns: [outputs.balancer.value],
    });
    expect(balancer.LoadBalancerName).toMatch(/^front-[0-9a-f]{7}$/);
  });

  it('keeps the managed password in a secret, and secrets out of the state', async () => {
    const secrets = new SecretsManager(bed.account);
    const { SecretString } = await secrets.getSecretValue({
      SecretId: outputs.databaseSecret.value,
    });
    expect(JSON.parse(SecretString!)).toEqual({
      username: 'appadmin',
      password: expect.any(String),
    });

    const { deployment } = await stack.exportStack();
    const version = deployment.resources.find((resource: { type: string }) =>
      resource.type.endsWith(':SecretVersion'),
    );
    for (const properties of [version.inputs, version.outputs]) {
      // The signature that the engine gives to secrets.
      expect(properties.secretString).toHaveProperty(
        '4dabf18193072939515e22adb298388d',
      );
    }
  });

  it('finds nothing to do when nothing changed', async () => {
    const { summary } = await stack.up();
    expect(Object.keys(summary.resourceChanges ?? {})).toEqual(['same']);
    const { changeSummary } = await stack.previewRefresh();
    expect(Object.keys(changeSummary)).toEqual(['same']);
  });

  it('registers another revision and moves the service to it', async () => {
    settings.memory = '1024';
    const { summary } = await stack.up();
    expect(summary.resourceChanges).toMatchObject({ replace: 1, update: 1 });
    const ecs = new ECS(bed.account);
    const { services: [service] = [] } = await ecs.describeServices({
      cluster: outputs.cluster.value,
      services: [outputs.service.value],
    });
    expect(service.taskDefinition).toMatch(/\/api:2$/);
  });

  it('finds what somebody changed and deleted in the account', async () => {
    const ec2 = new EC2(bed.account);
    await ec2.createTags({
      Resources: [outputs.vpcId.value],
      Tags: [{ Key: 'tier', Value: 'somebody' }],
    });
    const { SecurityGroupRules: rules = [] } =
      await ec2.describeSecurityGroupRules({
        Filters: [{ Name: 'group-id', Values: [outputs.group.value] }],
      });
    await ec2.revokeSecurityGroupIngress({
      GroupId: outputs.group.value,
      SecurityGroupRuleIds: rules
        .filter(rule => !rule.IsEgress)
        .map(rule => rule.SecurityGroupRuleId!),
    });

    const { changeSummary } = await stack.previewRefresh();
    expect(changeSummary).toMatchObject({ update: 1, delete: 1 });

    await stack.refresh();
    const { summary } = await stack.up();
    expect(summary.resourceChanges).toMatchObject({ create: 1, update: 1 });
    const { Vpcs: [vpc] = [] } = await ec2.describeVpcs({
      VpcIds: [outputs.vpcId.value],
    });
    expect(vpc.Tags).toContainEqual({ Key: 'tier', Value: 'network' });
  });

  it('leaves an empty account behind', async () => {
    await stack.destroy();
    const { account } = bed;
    const vpcs = await new EC2(account).describeVpcs({
      Filters: [{ Name: 'is-default', Values: ['false'] }],
    });
    expect(vpcs.Vpcs ?? []).toEqual([]);
    const databases = await new RDS(account).describeDBInstances({});
    expect(databases.DBInstances ?? []).toEqual([]);
    const clusters = await new ECS(account).listClusters({});
    expect(clusters.clusterArns ?? []).toEqual([]);
    const balancers = await new ElasticLoadBalancingV2(
      account,
    ).describeLoadBalancers({});
    expect(balancers.LoadBalancers ?? []).toEqual([]);
    const secrets = await new SecretsManager(account).listSecrets({});
    expect(secrets.SecretList ?? []).toEqual([]);
    const roles = await new IAM(account).listRoles({ PathPrefix: '/' });
    expect(
      (roles.Roles ?? []).filter(role => role.RoleName?.startsWith('task-')),
    ).toEqual([]);
  });
});
