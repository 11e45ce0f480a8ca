import { LifecyclePolicy, Repository } from '@pulumi/aws/ecr';
import { Listener, LoadBalancer, TargetGroup } from '@pulumi/aws/lb';
import * as pulumi from '@pulumi/pulumi';
import { LOAD_BALANCER_NAME_LENGTH, logicalName } from '../names';
import { SERVICE_PORT } from '../ports';
import { Settings } from '../settings';
import { standardTags } from '../tags';

/** Where images come from and requests come in: registry, load balancer, target group, listener. */
export class Deployment extends pulumi.ComponentResource {
  readonly repository: Repository;
  readonly targetGroup: TargetGroup;
  readonly listener: Listener;
  readonly url: pulumi.Output<string>;

  constructor(
    settings: Settings,
    args: {
      vpcId: pulumi.Input<string>;
      subnetIds: pulumi.Input<string>[];
      securityGroupId: pulumi.Input<string>;
    },
    options?: pulumi.ComponentResourceOptions,
  ) {
    super('backlot:aws-web-service:Deployment', 'deployment', {}, options);
    const parent = { parent: this };
    this.repository = new Repository(
      logicalName(settings.environmentName, 'images'),
      {
        imageScanningConfiguration: { scanOnPush: true },
        imageTagMutability: 'IMMUTABLE',
        // Read from the state when it is destroyed, so that it is settled at creation.
        forceDelete: !settings.isProduction,
        tags: standardTags(settings, 'images'),
      },
      parent,
    );
    new LifecyclePolicy(
      'images',
      {
        repository: this.repository.name,
        policy: JSON.stringify({
          rules: [
            {
              rulePriority: 1,
              description: 'Keep the last ten images',
              selection: {
                tagStatus: 'any',
                countType: 'imageCountMoreThan',
                countNumber: 10,
              },
              action: { type: 'expire' },
            },
          ],
        }),
      },
      parent,
    );

    const loadBalancer = new LoadBalancer(
      logicalName(settings.environmentName, 'alb', LOAD_BALANCER_NAME_LENGTH),
      {
        loadBalancerType: 'application',
        internal: false,
        securityGroups: [args.securityGroupId],
        subnets: args.subnetIds,
        dropInvalidHeaderFields: true,
        desyncMitigationMode: 'defensive',
        enableDeletionProtection: settings.deletionProtection,
        idleTimeout: 60,
        tags: standardTags(settings, 'alb'),
      },
      parent,
    );
    this.targetGroup = new TargetGroup(
      logicalName(settings.environmentName, 'tg', LOAD_BALANCER_NAME_LENGTH),
      {
        vpcId: args.vpcId,
        targetType: 'ip',
        protocol: 'HTTP',
        port: SERVICE_PORT,
        deregistrationDelay: 30,
        healthCheck: {
          path: '/api',
          protocol: 'HTTP',
          matcher: '200-399',
          interval: 30,
          timeout: 5,
          healthyThreshold: 2,
          unhealthyThreshold: 3,
        },
        tags: standardTags(settings, 'tg'),
      },
      parent,
    );
    this.listener = new Listener(
      'http',
      {
        loadBalancerArn: loadBalancer.arn,
        protocol: 'HTTP',
        port: 80,
        defaultActions: [
          { type: 'forward', targetGroupArn: this.targetGroup.arn },
        ],
        tags: standardTags(settings, 'http'),
      },
      parent,
    );
    this.url = pulumi.interpolate`http://${loadBalancer.dnsName}`;
    this.registerOutputs();
  }
}
