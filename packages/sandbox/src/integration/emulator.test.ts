import {
  ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  PutMetricAlarmCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  DescribeLogGroupsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateVpcCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  CreateBucketCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import fs from 'fs-extra';
import { join } from 'path';
import { Emulator } from '../emulator';
import { Router } from '../router';
import {
  findTestEmulator,
  makeTestClient,
  makeTestDirectory,
  startTestSandbox,
  TestClientConfig,
} from '../testing/startTestSandbox';

jest.setTimeout(60_000);

describe('the emulator', () => {
  let directory: ReturnType<typeof makeTestDirectory>;

  beforeEach(() => {
    directory = makeTestDirectory();
  });

  afterEach(() => directory.remove());

  const start = () => startTestSandbox({ directory: directory.path });

  async function listVpcs(client: TestClientConfig) {
    const { Vpcs } = await new EC2Client(client).send(
      new DescribeVpcsCommand({}),
    );
    return Vpcs!.map(it => it.CidrBlock);
  }

  it('keeps the account over a stop', async () => {
    const first = await start();
    await new EC2Client(first.client).send(
      new CreateVpcCommand({ CidrBlock: '10.9.0.0/16' }),
    );
    const s3 = new S3Client({ ...first.client, forcePathStyle: true });
    await s3.send(new CreateBucketCommand({ Bucket: 'kept' }));
    await s3.send(
      new PutObjectCommand({ Bucket: 'kept', Key: 'a', Body: 'b' }),
    );
    const target = {
      ServiceNamespace: 'dynamodb',
      ResourceId: 'table/kept',
      ScalableDimension: 'dynamodb:table:ReadCapacityUnits',
    } as const;
    await new ApplicationAutoScalingClient(first.client).send(
      new RegisterScalableTargetCommand({
        ...target,
        MinCapacity: 1,
        MaxCapacity: 2,
      }),
    );
    await first.sandbox.stop();

    const second = await start();
    try {
      expect(second.sandbox.lostChanges).toBe(false);
      expect(await listVpcs(second.client)).toContain('10.9.0.0/16');
      const { ScalableTargets } = await new ApplicationAutoScalingClient(
        second.client,
      ).send(new DescribeScalableTargetsCommand(target));
      expect(ScalableTargets).toHaveLength(1);
    } finally {
      await second.sandbox.stop();
    }
  });

  it('tells of a kill, by the exit at once and by the lost changes at the next start', async () => {
    const onExit = jest.fn();
    const emulator = await Emulator.start({
      directory: directory.path,
      port: 0,
      executable: findTestEmulator(),
      onExit,
    });
    process.kill(emulator.processId, 'SIGKILL');
    for (let wait = 0; wait < 100 && !onExit.mock.calls.length; wait += 1) {
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    expect(onExit).toHaveBeenCalledWith({
      logTail: expect.stringContaining('Ready'),
    });
    await emulator.stop();

    const next = await start();
    await next.sandbox.stop();
    expect(next.sandbox.lostChanges).toBe(true);
    const last = await start();
    await last.sandbox.stop();
    expect(last.sandbox.lostChanges).toBe(false);
  });

  it('has after a kill what was saved before it', async () => {
    const emulator = await Emulator.start({
      directory: directory.path,
      port: 0,
      executable: findTestEmulator(),
    });
    const client = makeTestClient(emulator.endpoint);
    await new EC2Client(client).send(
      new CreateVpcCommand({ CidrBlock: '10.8.0.0/16' }),
    );
    await new CloudWatchLogsClient(client).send(
      new CreateLogGroupCommand({ logGroupName: '/kept' }),
    );
    await new CloudWatchClient(client).send(
      new PutMetricAlarmCommand({
        AlarmName: 'kept',
        Namespace: 'AWS/ECS',
        MetricName: 'CPUUtilization',
        ComparisonOperator: 'GreaterThanThreshold',
        EvaluationPeriods: 1,
        Period: 60,
        Statistic: 'Average',
        Threshold: 80,
      }),
    );
    emulator.save();
    const saved = ['ec2', 'cloudwatch', 'cloudwatch_logs'].map(it =>
      join(directory.path, 'cloud', `${it}.json`),
    );
    for (let wait = 0; wait < 100 && !saved.every(it => fs.existsSync(it)); ) {
      await new Promise(resolve => setTimeout(resolve, 50));
      wait += 1;
    }
    process.kill(emulator.processId, 'SIGKILL');
    await emulator.stop();

    const next = await start();
    try {
      expect(next.sandbox.lostChanges).toBe(true);
      expect(await listVpcs(next.client)).toContain('10.8.0.0/16');
      const { logGroups } = await new CloudWatchLogsClient(next.client).send(
        new DescribeLogGroupsCommand({}),
      );
      expect(logGroups!.map(it => it.logGroupName)).toEqual(['/kept']);
      const { MetricAlarms } = await new CloudWatchClient(next.client).send(
        new DescribeAlarmsCommand({}),
      );
      expect(MetricAlarms!.map(it => it.AlarmName)).toEqual(['kept']);
    } finally {
      await next.sandbox.stop();
    }
  });

  it('says why it could not start', async () => {
    const first = await start();
    const taken = Number(new URL(first.sandbox.endpoint).port);
    const other = makeTestDirectory();
    await expect(
      Emulator.start({
        directory: other.path,
        port: taken,
        executable: findTestEmulator(),
      }),
    ).rejects.toThrow('already in use');
    other.remove();
    await first.sandbox.stop();
  });

  it('is answered for by the router while it is away', async () => {
    await fs.ensureDir(directory.path);
    const router = await Router.start({
      directory: directory.path,
      port: 0,
      emulatorEndpoint: 'http://127.0.0.1:1',
    });
    const ec2 = new EC2Client(makeTestClient(router.endpoint));
    await expect(ec2.send(new DescribeVpcsCommand({}))).rejects.toMatchObject({
      name: 'ServiceUnavailable',
      $metadata: { httpStatusCode: 503 },
    });
    await router.stop();
  });
});
