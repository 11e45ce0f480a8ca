import * as aws from '@pulumi/aws';
import * as pulumi from '@pulumi/pulumi';

/** What a test may change from one run to the next. */
export interface WebServiceSettings {
  memory: string;
}

const trustPolicy = {
  Version: '2012-10-17' as const,
  Statement: [
    {
      Effect: 'Allow' as const,
      Principal: { Service: 'ecs-tasks.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  ],
};

/** A service behind a load balancer with a database, in a network of its own. */
export async function webServiceProgram(settings: WebServiceSettings) {
  const zones = await aws.getAvailabilityZones({ state: 'available' });
  const vpc = new aws.ec2.Vpc('net', {
    cidrBlock: '10.20.0.0/16',
    enableDnsHostnames: true,
    tags: { tier: 'network' },
  });
  const subnetIds = [0, 1].map(
    index =>
      new aws.ec2.Subnet(`private-${index}`, {
        vpcId: vpc.id,
        cidrBlock: `10.20.${index}.0/24`,
        availabilityZone: zones.names[index],
      }).id,
  );
  const group = new aws.ec2.SecurityGroup('service', { vpcId: vpc.id });
  new aws.vpc.SecurityGroupIngressRule('port-3000', {
    securityGroupId: group.id,
    ipProtocol: 'tcp',
    fromPort: 3000,
    toPort: 3000,
    cidrIpv4: '10.20.0.0/16',
  });
  const role = new aws.iam.Role('task', { assumeRolePolicy: trustPolicy });
  const secret = new aws.secretsmanager.Secret('jwt', {
    recoveryWindowInDays: 0,
  });
  new aws.secretsmanager.SecretVersion('jwt', {
    secretId: secret.id,
    secretString: pulumi.secret('a-secret-of-the-test'),
  });
  const subnets = new aws.rds.SubnetGroup('database', { subnetIds });
  const database = new aws.rds.Instance('database', {
    engine: 'postgres',
    engineVersion: '17',
    instanceClass: 'db.t3.micro',
    allocatedStorage: 20,
    username: 'appadmin',
    manageMasterUserPassword: true,
    dbSubnetGroupName: subnets.name,
    vpcSecurityGroupIds: [group.id],
    skipFinalSnapshot: true,
  });
  const balancer = new aws.lb.LoadBalancer('front', {
    securityGroups: [group.id],
    subnets: subnetIds,
  });
  const targets = new aws.lb.TargetGroup('api', {
    port: 3000,
    protocol: 'HTTP',
    vpcId: vpc.id,
    targetType: 'ip',
    healthCheck: { path: '/api' },
  });
  const listener = new aws.lb.Listener('http', {
    loadBalancerArn: balancer.arn,
    port: 80,
    protocol: 'HTTP',
    defaultActions: [{ type: 'forward', targetGroupArn: targets.arn }],
  });
  const cluster = new aws.ecs.Cluster('main');
  const definition = new aws.ecs.TaskDefinition('api', {
    family: 'api',
    cpu: '256',
    memory: settings.memory,
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    executionRoleArn: role.arn,
    containerDefinitions: JSON.stringify([
      {
        name: 'api',
        image: 'public.ecr.aws/docker/library/node:22',
        portMappings: [{ containerPort: 3000 }],
      },
    ]),
  });
  const service = new aws.ecs.Service(
    'api',
    {
      cluster: cluster.arn,
      taskDefinition: definition.arn,
      desiredCount: 1,
      launchType: 'FARGATE',
      networkConfiguration: { subnets: subnetIds, securityGroups: [group.id] },
      loadBalancers: [
        {
          targetGroupArn: targets.arn,
          containerName: 'api',
          containerPort: 3000,
        },
      ],
    },
    { dependsOn: listener },
  );
  const target = new aws.appautoscaling.Target('api', {
    serviceNamespace: 'ecs',
    resourceId: pulumi.interpolate`service/${cluster.name}/${service.name}`,
    scalableDimension: 'ecs:service:DesiredCount',
    minCapacity: 1,
    maxCapacity: 3,
  });
  new aws.appautoscaling.Policy('cpu', {
    policyType: 'TargetTrackingScaling',
    serviceNamespace: target.serviceNamespace,
    resourceId: target.resourceId,
    scalableDimension: target.scalableDimension,
    targetTrackingScalingPolicyConfiguration: {
      targetValue: 70,
      predefinedMetricSpecification: {
        predefinedMetricType: 'ECSServiceAverageCPUUtilization',
      },
    },
  });
  return {
    vpcId: vpc.id,
    cluster: cluster.name,
    service: service.name,
    database: database.identifier,
    databaseSecret: database.masterUserSecrets[0].secretArn,
    balancer: balancer.arn,
    group: group.id,
  };
}
