import {
  CloudWatchClient,
  GetMetricStatisticsCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  FilterLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { EC2Client, DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import {
  CreateClusterCommand,
  CreateServiceCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { CreateDBInstanceCommand, RDSClient } from '@aws-sdk/client-rds';
import { Sandbox } from '../startSandbox';
import {
  makeTestDirectory,
  startTestSandbox,
  TestClientConfig,
} from '../testing/startTestSandbox';
import { AccountTraffic } from '../traffic/AccountTraffic';

jest.setTimeout(90_000);

const MINUTE = 60_000;
const GROUPS = ['/ecs/api', '/aws/rds/instance/api-db/postgresql'];

describe('the traffic of an account', () => {
  const directory = makeTestDirectory();
  let sandbox: Sandbox;
  let client: TestClientConfig;
  let loadBalancer: string;

  beforeAll(async () => {
    ({ sandbox, client } = await startTestSandbox({
      directory: directory.path,
    }));
    loadBalancer = await createApplication();
  });

  afterAll(async () => {
    await sandbox?.stop();
    directory.remove();
  });

  /** A service behind a load balancer, with a database and the groups for their logs. */
  async function createApplication(): Promise<string> {
    const logs = new CloudWatchLogsClient(client);
    for (const logGroupName of GROUPS) {
      await logs.send(new CreateLogGroupCommand({ logGroupName }));
    }
    await new RDSClient(client).send(
      new CreateDBInstanceCommand({
        DBInstanceIdentifier: 'api-db',
        DBInstanceClass: 'db.t3.micro',
        Engine: 'postgres',
        AllocatedStorage: 20,
        MasterUsername: 'appadmin',
        MasterUserPassword: 'not-a-real-one',
      }),
    );
    const { Subnets } = await new EC2Client(client).send(
      new DescribeSubnetsCommand({}),
    );
    const balancing = new ElasticLoadBalancingV2Client(client);
    const { LoadBalancers } = await balancing.send(
      new CreateLoadBalancerCommand({
        Name: 'api',
        Subnets: Subnets!.slice(0, 2).map(it => it.SubnetId!),
      }),
    );
    const { LoadBalancerArn } = LoadBalancers![0];
    const { TargetGroups } = await balancing.send(
      new CreateTargetGroupCommand({
        Name: 'api',
        Protocol: 'HTTP',
        Port: 3000,
        TargetType: 'ip',
        VpcId: Subnets![0].VpcId,
      }),
    );
    const { TargetGroupArn } = TargetGroups![0];
    await balancing.send(
      new CreateListenerCommand({
        LoadBalancerArn,
        Protocol: 'HTTP',
        Port: 80,
        DefaultActions: [{ Type: 'forward', TargetGroupArn }],
      }),
    );
    const ecs = new ECSClient(client);
    await ecs.send(new CreateClusterCommand({ clusterName: 'web' }));
    await ecs.send(
      new RegisterTaskDefinitionCommand({
        family: 'api',
        containerDefinitions: [
          {
            name: 'api',
            image: 'api:1',
            logConfiguration: {
              logDriver: 'awslogs',
              options: {
                'awslogs-group': '/ecs/api',
                'awslogs-region': 'us-east-1',
                'awslogs-stream-prefix': 'app',
              },
            },
          },
        ],
      }),
    );
    await ecs.send(
      new CreateServiceCommand({
        cluster: 'web',
        serviceName: 'api',
        taskDefinition: 'api',
        desiredCount: 1,
        loadBalancers: [
          {
            targetGroupArn: TargetGroupArn,
            containerName: 'api',
            containerPort: 3000,
          },
        ],
      }),
    );
    return LoadBalancerArn!.split(':loadbalancer/')[1];
  }

  async function readPoints(
    Namespace: string,
    MetricName: string,
    dimensions: Record<string, string>,
  ) {
    const now = Date.now();
    const { Datapoints } = await new CloudWatchClient(client).send(
      new GetMetricStatisticsCommand({
        Namespace,
        MetricName,
        Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({
          Name,
          Value,
        })),
        StartTime: new Date(now - 7 * 60 * MINUTE),
        EndTime: new Date(now + 5 * MINUTE),
        Period: 60,
        Statistics: ['Average', 'Sum', 'SampleCount'],
      }),
    );
    return Datapoints!;
  }

  async function readLines(logGroupName: string) {
    const { events } = await new CloudWatchLogsClient(client).send(
      new FilterLogEventsCommand({ logGroupName }),
    );
    return events!;
  }

  it('has a past at first sight, then a point a minute, and none twice', async () => {
    const options = {
      endpoint: client.endpoint,
      accountId: '000000000000',
      region: 'us-east-1',
    };
    const traffic = new AccountTraffic({ ...options, records: {} });
    const service = { ClusterName: 'web', ServiceName: 'api' };
    // The service's tasks take a moment to run.
    const now = new Date();
    for (let wait = 0; wait < 50; wait += 1) {
      await traffic.discover(now);
      await traffic.publish(now);
      if ((await readPoints('AWS/ECS', 'CPUUtilization', service)).length) {
        break;
      }
      await new Promise(resolve => setTimeout(resolve, 200));
    }

    const past = await readPoints('AWS/RDS', 'CPUUtilization', {
      DBInstanceIdentifier: 'api-db',
    });
    expect(past.length).toBeGreaterThan(200);
    expect(past.every(it => it.SampleCount === 1)).toBe(true);
    const requests = await readPoints('AWS/ApplicationELB', 'RequestCount', {
      LoadBalancer: loadBalancer,
    });
    expect(requests.every(it => it.Sum! > 10)).toBe(true);
    expect((await readLines('/ecs/api')).length).toBeGreaterThan(100);
    expect(
      (await readLines('/aws/rds/instance/api-db/postgresql')).length,
    ).toBeGreaterThan(5);

    const later = new AccountTraffic({ ...options, records: traffic.records });
    const next = new Date(now.getTime() + MINUTE);
    await later.discover(next);
    await later.publish(next);
    const grown = await readPoints('AWS/RDS', 'CPUUtilization', {
      DBInstanceIdentifier: 'api-db',
    });
    expect(grown).toHaveLength(past.length + 1);
    expect(grown.every(it => it.SampleCount === 1)).toBe(true);
    traffic.destroy();
    later.destroy();
  });

  it('is generated by a sandbox for the accounts that were used before', async () => {
    await sandbox.stop();
    ({ sandbox, client } = await startTestSandbox({
      directory: directory.path,
      traffic: true,
    }));
    const countTwice = async () => {
      const points = await readPoints('AWS/RDS', 'CPUUtilization', {
        DBInstanceIdentifier: 'api-db',
      });
      return points.filter(it => it.SampleCount === 2).length;
    };
    for (let wait = 0; wait < 50 && !(await countTwice()); wait += 1) {
      await new Promise(resolve => setTimeout(resolve, 200));
    }
    // The points of the first test came from outside the sandbox, which did not know of them.
    expect(await countTwice()).toBeGreaterThan(200);
  });
});
