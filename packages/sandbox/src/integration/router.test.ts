import {
  ApplicationAutoScalingClient,
  DeregisterScalableTargetCommand,
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
  ListTagsForResourceCommand,
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeServicesCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { FaultsClient } from '../faults';
import { Sandbox } from '../startSandbox';
import {
  makeTestDirectory,
  startTestSandbox,
  TestClientConfig,
} from '../testing/startTestSandbox';

jest.setTimeout(60_000);

const SUBJECT = {
  ServiceNamespace: 'ecs',
  ResourceId: 'service/web/api',
  ScalableDimension: 'ecs:service:DesiredCount',
} as const;

describe('the router before the real emulator', () => {
  const directory = makeTestDirectory();
  let sandbox: Sandbox;
  let client: TestClientConfig;
  let faults: FaultsClient;

  beforeAll(async () => {
    ({ sandbox, client } = await startTestSandbox({
      directory: directory.path,
    }));
    faults = new FaultsClient(sandbox);
  });

  afterEach(() => faults.clearFaults());

  afterAll(async () => {
    await sandbox?.stop();
    directory.remove();
  });

  async function readCalls() {
    const response = await fetch(`${sandbox.endpoint}/_sandbox/calls`);
    return (await response.json()).calls;
  }

  it('passes objects of any size and name through', async () => {
    const s3 = new S3Client({ ...client, forcePathStyle: true });
    await s3.send(new CreateBucketCommand({ Bucket: 'assets' }));
    const large = Buffer.alloc(12_000_000, 'x');
    const objects = { 'plain.txt': 'text', 'a//é +%&?': 'odd', large };
    for (const [Key, Body] of Object.entries(objects)) {
      await s3.send(new PutObjectCommand({ Bucket: 'assets', Key, Body }));
      const { Body: read } = await s3.send(
        new GetObjectCommand({ Bucket: 'assets', Key }),
      );
      const bytes = Buffer.from(await read!.transformToByteArray());
      expect(bytes.equals(Buffer.from(Body))).toBe(true);
    }
  });

  it('counts calls of every protocol by service and operation', async () => {
    await fetch(`${sandbox.endpoint}/_sandbox/calls/reset`, { method: 'POST' });
    const ec2 = new EC2Client(client);
    await ec2.send(new DescribeVpcsCommand({}));
    await ec2.send(new DescribeVpcsCommand({}));
    await new RDSClient(client).send(new DescribeDBInstancesCommand({}));
    const s3 = new S3Client({ ...client, forcePathStyle: true });
    await s3
      .send(new GetObjectCommand({ Bucket: 'none', Key: 'none' }))
      .catch(() => {});
    await new ECSClient(client).send(
      new CreateClusterCommand({ clusterName: 'counted' }),
    );

    expect(await readCalls()).toEqual({
      'ec2.DescribeVpcs': 2,
      'rds.DescribeDBInstances': 1,
      's3.GetObject': 1,
      'ecs.CreateCluster': 1,
    });
  });

  it('shows an injected error to every SDK client as its own', async () => {
    const errorCode = 'ThrottlingException';
    await faults.setFault({ service: 'ecs', errorCode });
    await faults.setFault({ service: 'ec2', errorCode, httpStatus: 503 });
    await faults.setFault({ service: 'rds', errorCode });
    await faults.setFault({ service: 's3', errorCode: 'SlowDown' });
    await faults.setFault({ service: 'application-autoscaling', errorCode });
    const clients = [
      new ECSClient(client).send(new DescribeServicesCommand({ services: [] })),
      new EC2Client(client).send(new DescribeVpcsCommand({})),
      new RDSClient(client).send(new DescribeDBInstancesCommand({})),
      new ApplicationAutoScalingClient(client).send(
        new DescribeScalableTargetsCommand(SUBJECT),
      ),
    ];
    for (const outcome of await Promise.allSettled(clients)) {
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: {
          name: errorCode,
          message:
            'ThrottlingException was asked for in this simulated account',
        },
      });
    }
    const s3 = new S3Client({ ...client, forcePathStyle: true });
    await expect(
      s3.send(
        new PutObjectCommand({
          Bucket: 'assets',
          Key: 'refused',
          Body: Buffer.alloc(3_000_000),
        }),
      ),
    ).rejects.toMatchObject({
      name: 'SlowDown',
      $metadata: { httpStatusCode: 503 },
    });
  });

  it('ends a fault after its times, so that a retry succeeds', async () => {
    await faults.setFault({
      service: 'ec2',
      operation: 'Describe*',
      errorCode: 'RequestLimitExceeded',
      times: 2,
      latencyMs: 20,
    });
    const ec2 = new EC2Client({ ...client, maxAttempts: 3 });
    const { $metadata } = await ec2.send(new DescribeVpcsCommand({}));
    expect($metadata.attempts).toBe(3);
    expect(await faults.listFaults()).toEqual([]);
  });

  it('keeps scalable targets with their policies and tags', async () => {
    const scaling = new ApplicationAutoScalingClient(client);
    const register = new RegisterScalableTargetCommand({
      ...SUBJECT,
      MinCapacity: 1,
      MaxCapacity: 3,
      Tags: { stage: 'dev' },
    });
    await expect(scaling.send(register)).rejects.toMatchObject({
      name: 'ValidationException',
      message: "ECS service doesn't exist: service/web/api",
    });

    const ecs = new ECSClient(client);
    await ecs.send(new CreateClusterCommand({ clusterName: 'web' }));
    await ecs.send(
      new RegisterTaskDefinitionCommand({
        family: 'api',
        containerDefinitions: [{ name: 'api', image: 'api:1' }],
      }),
    );
    await ecs.send(
      new CreateServiceCommand({
        cluster: 'web',
        serviceName: 'api',
        taskDefinition: 'api',
        desiredCount: 1,
      }),
    );
    const { ScalableTargetARN } = await scaling.send(register);
    const { PolicyARN } = await scaling.send(
      new PutScalingPolicyCommand({
        ...SUBJECT,
        PolicyName: 'cpu',
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: 60,
          PredefinedMetricSpecification: {
            PredefinedMetricType: 'ECSServiceAverageCPUUtilization',
          },
        },
      }),
    );
    const { ScalableTargets } = await scaling.send(
      new DescribeScalableTargetsCommand({
        ServiceNamespace: 'ecs',
        ResourceIds: [SUBJECT.ResourceId],
      }),
    );
    expect(ScalableTargets).toEqual([
      expect.objectContaining({
        ...SUBJECT,
        ScalableTargetARN,
        MinCapacity: 1,
        MaxCapacity: 3,
        CreationTime: expect.any(Date),
      }),
    ]);
    const { ScalingPolicies } = await scaling.send(
      new DescribeScalingPoliciesCommand(SUBJECT),
    );
    expect(ScalingPolicies).toEqual([
      expect.objectContaining({
        PolicyName: 'cpu',
        PolicyARN,
        TargetTrackingScalingPolicyConfiguration: expect.objectContaining({
          TargetValue: 60,
        }),
      }),
    ]);
    const { Tags } = await scaling.send(
      new ListTagsForResourceCommand({ ResourceARN: ScalableTargetARN }),
    );
    expect(Tags).toEqual({ stage: 'dev' });

    await scaling.send(new DeregisterScalableTargetCommand(SUBJECT));
    expect(
      await scaling.send(new DescribeScalingPoliciesCommand(SUBJECT)),
    ).toMatchObject({ ScalingPolicies: [] });
    await expect(
      scaling.send(new DeregisterScalableTargetCommand(SUBJECT)),
    ).rejects.toMatchObject({ name: 'ObjectNotFoundException' });
  });

  it('keeps accounts and regions apart', async () => {
    const custom = { ...SUBJECT, ServiceNamespace: 'dynamodb' } as const;
    const here = new ApplicationAutoScalingClient(client);
    const elsewhere = [
      new ApplicationAutoScalingClient({ ...client, region: 'eu-central-1' }),
      new ApplicationAutoScalingClient({
        ...client,
        credentials: { accessKeyId: '111111111111', secretAccessKey: 'x' },
      }),
    ];
    await here.send(
      new RegisterScalableTargetCommand({
        ...custom,
        MinCapacity: 1,
        MaxCapacity: 1,
      }),
    );
    for (const other of elsewhere) {
      const { ScalableTargets } = await other.send(
        new DescribeScalableTargetsCommand(custom),
      );
      expect(ScalableTargets).toEqual([]);
    }
  });
});
