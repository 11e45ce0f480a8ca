import { Role, RolePolicy } from '@pulumi/aws/iam';
import * as pulumi from '@pulumi/pulumi';
import { serviceTrust } from '../iam/serviceTrust';
import { logicalName } from '../names';
import { Settings } from '../settings';
import { standardTags } from '../tags';

/** The role that starts tasks and the role that the application runs with, each with the least it needs. */
export class Roles extends pulumi.ComponentResource {
  readonly executionRole: Role;
  readonly executionPolicy: RolePolicy;
  readonly taskRole: Role;
  readonly taskPolicy: RolePolicy;

  constructor(
    settings: Settings,
    args: {
      repositoryArn: pulumi.Input<string>;
      logGroupArn: pulumi.Input<string>;
      secretArns: pulumi.Input<Array<string | undefined>>;
      databaseSecretArn: pulumi.Input<string | undefined>;
    },
    options?: pulumi.ComponentResourceOptions,
  ) {
    super('backlot:aws-web-service:Roles', 'roles', {}, options);
    const parent = { parent: this };
    const trust = serviceTrust(
      { service: 'ecs-tasks.amazonaws.com', source: ['ecs', '*'] },
      parent,
    );
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
    this.taskPolicy = new RolePolicy(
      'task',
      {
        role: this.taskRole.id,
        policy: pulumi.output(args.databaseSecretArn).apply(taskPolicy),
      },
      parent,
    );
    this.registerOutputs();
  }
}

/** RDS changes the password while tasks run, so that the application may read it anew. */
function taskPolicy(databaseSecretArn: string | undefined): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: databaseSecretArn ? 'Allow' : 'Deny',
        Action: 'secretsmanager:GetSecretValue',
        Resource: databaseSecretArn ?? '*',
      },
    ],
  });
}
