import { Policy, Target } from '@pulumi/aws/appautoscaling';
import { Cluster, Service, TaskDefinition } from '@pulumi/aws/ecs';
import { getRegionOutput } from '@pulumi/aws/getRegion';
import * as pulumi from '@pulumi/pulumi';
import { Database } from '../database/Database';
import { Deployment } from '../deployment/Deployment';
import { Monitoring } from '../monitoring/Monitoring';
import { logicalName } from '../names';
import { SERVICE_PORT } from '../ports';
import { Secrets } from '../secrets/Secrets';
import { Settings } from '../settings';
import { standardTags } from '../tags';
import { containerDefinitions } from './containerDefinitions';
import { Roles } from './Roles';

const MAXIMUM_TASKS = 3;

/** The service on Fargate, which grows with CPU and memory. */
export class Compute extends pulumi.ComponentResource {
  readonly cluster: Cluster;
  readonly service: Service;

  constructor(
    settings: Settings,
    args: {
      subnetIds: pulumi.Input<string>[];
      securityGroupId: pulumi.Input<string>;
      database: Database;
      deployment: Deployment;
      monitoring: Monitoring;
      secrets: Secrets;
    },
    options?: pulumi.ComponentResourceOptions,
  ) {
    super('backlot:aws-web-service:Compute', 'compute', {}, options);
    const parent = { parent: this };
    const { database, deployment, monitoring, secrets } = args;
    const roles = new Roles(
      settings,
      {
        repositoryArn: deployment.repository.arn,
        logGroupArn: monitoring.serviceLogGroup.arn,
        secretArns: pulumi.all([
          secrets.jwt.arn,
          secrets.openai?.arn,
          database.secretArn,
        ]),
        databaseSecretArn: database.secretArn,
      },
      parent,
    );
    this.cluster = new Cluster(
      logicalName(settings.environmentName, 'cluster'),
      {
        settings: [
          {
            name: 'containerInsights',
            value: settings.stage === 'dev' ? 'disabled' : 'enabled',
          },
        ],
        tags: standardTags(settings, 'cluster'),
      },
      parent,
    );
    const task = new TaskDefinition(
      'task',
      {
        family: settings.environmentName,
        cpu: String(settings.cpu),
        memory: String(settings.memory),
        networkMode: 'awsvpc',
        requiresCompatibilities: ['FARGATE'],
        runtimePlatform: {
          cpuArchitecture: 'X86_64',
          operatingSystemFamily: 'LINUX',
        },
        executionRoleArn: roles.executionRole.arn,
        taskRoleArn: roles.taskRole.arn,
        volumes: [{ name: 'tmp' }],
        containerDefinitions: pulumi
          .all([
            getRegionOutput({}, parent).region,
            monitoring.serviceLogGroup.name,
            database.host,
            database.secretArn,
            secrets.jwt.reference,
            secrets.openai?.reference,
          ])
          .apply(([region, logGroup, host, databaseSecretArn, jwt, openai]) =>
            containerDefinitions({
              image: settings.containerImage,
              region,
              logGroup,
              databaseHost: host,
              databaseName: database.name,
              databaseSecretArn,
              jwtReference: jwt,
              openaiReference: openai,
            }),
          ),
        tags: standardTags(settings, 'task'),
      },
      parent,
    );
    this.service = new Service(
      logicalName(settings.environmentName, 'service'),
      {
        cluster: this.cluster.arn,
        taskDefinition: task.arn,
        launchType: 'FARGATE',
        platformVersion: 'LATEST',
        desiredCount: settings.taskCount,
        deploymentCircuitBreaker: { enable: true, rollback: true },
        deploymentMinimumHealthyPercent: 100,
        deploymentMaximumPercent: 200,
        healthCheckGracePeriodSeconds: 60,
        enableEcsManagedTags: true,
        propagateTags: 'SERVICE',
        forceDelete: !settings.isProduction,
        networkConfiguration: {
          subnets: args.subnetIds,
          securityGroups: [args.securityGroupId],
          assignPublicIp: false,
        },
        loadBalancers: [
          {
            containerName: 'app',
            containerPort: SERVICE_PORT,
            targetGroupArn: deployment.targetGroup.arn,
          },
        ],
        tags: standardTags(settings, 'service'),
      },
      {
        ...parent,
        // Autoscaling owns the count. Policy and listener must outlive the service on destroy.
        ignoreChanges: ['desiredCount'],
        dependsOn: [
          roles.executionPolicy,
          roles.taskPolicy,
          deployment.listener,
        ],
      },
    );
    this.#scale(settings);
    this.registerOutputs();
  }

  #scale(settings: Settings) {
    const parent = { parent: this };
    const target = new Target(
      'tasks',
      {
        minCapacity: settings.taskCount,
        maxCapacity: MAXIMUM_TASKS,
        resourceId: pulumi.interpolate`service/${this.cluster.name}/${this.service.name}`,
        scalableDimension: 'ecs:service:DesiredCount',
        serviceNamespace: 'ecs',
      },
      // A replaced service silently drops its target.
      { ...parent, dependsOn: [this.service] },
    );
    const policies = {
      cpu: ['ECSServiceAverageCPUUtilization', 70],
      memory: ['ECSServiceAverageMemoryUtilization', 80],
    } as const;
    for (const [name, [metric, value]] of Object.entries(policies)) {
      new Policy(
        name,
        {
          policyType: 'TargetTrackingScaling',
          resourceId: target.resourceId,
          scalableDimension: target.scalableDimension,
          serviceNamespace: target.serviceNamespace,
          targetTrackingScalingPolicyConfiguration: {
            predefinedMetricSpecification: { predefinedMetricType: metric },
            targetValue: value,
            scaleInCooldown: 300,
            scaleOutCooldown: 60,
          },
        },
        parent,
      );
    }
  }
}
