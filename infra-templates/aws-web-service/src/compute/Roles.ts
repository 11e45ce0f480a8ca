import { getCallerIdentityOutput } from '@pulumi/aws/getCallerIdentity';
import { Role, RolePolicy } from '@pulumi/aws/iam';
import * as pulumi from '@pulumi/pulumi';
import { logicalName } from '../names';
import { Settings } from '../settings';
import { standardTags } from '../tags';

/** The role that starts tasks and the role that the application runs with, each with the least it needs. */
export class Roles extends pulumi.ComponentResource {
  readonly executionRole: Role;
  readonly executionPolicy: RolePolicy;
  readonly taskRole: Role;

  constructor(
    settings: Settings,
    args: {
      repositoryArn: pulumi.Input<string>;
      logGroupArn: pulumi.Input<string>;
      secretArns: pulumi.Input<Array<string | undefined>>;
    },
    options?: pulumi.ComponentResourceOptions,
  ) {
    super('backlot:aws-web-service:Roles', 'roles', {}, options);
    const parent = { parent: this };
    const accountId = getCallerIdentityOutput({}, parent).accountId;
    const trust = pulumi.jsonStringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'ecs-tasks.amazonaws.com' },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'aws:SourceAccount': accountId } },
        },
      ],
    });
    const role = (part: string, description: string) =>
      new Role(
        logicalName(settings.environmentName, part),
        {
          description,
          assumeRolePolicy: trust,
          tags: standardTags(settings, part),
        },
        parent,
      );
    this.executionRole = role(
      'execution',
      'Pulls images, reads secrets, writes logs',
    );
    this.taskRole = role('task', 'What the application may do in AWS');
    this.executionPolicy = new RolePolicy(
      'execution',
      {
        role: this.executionRole.id,
        policy: pulumi.jsonStringify({
          Version: '2012-10-17',
          Statement: [
            {
              // The one call that names no resource.
              Effect: 'Allow',
              Action: 'ecr:GetAuthorizationToken',
              Resource: '*',
            },
            {
              Effect: 'Allow',
              Action: [
                'ecr:BatchCheckLayerAvailability',
                'ecr:BatchGetImage',
                'ecr:GetDownloadUrlForLayer',
              ],
              Resource: args.repositoryArn,
            },
            {
              Effect: 'Allow',
              Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              Resource: pulumi.interpolate`${args.logGroupArn}:*`,
            },
            {
              Effect: 'Allow',
              Action: 'secretsmanager:GetSecretValue',
              Resource: pulumi
                .output(args.secretArns)
                .apply(arns => arns.filter(arn => arn !== undefined)),
            },
          ],
        }),
      },
      parent,
    );
    this.registerOutputs();
  }
}
