import { FlowLog } from '@pulumi/aws/ec2';
import { Role, RolePolicy } from '@pulumi/aws/iam';
import * as pulumi from '@pulumi/pulumi';
import { serviceTrust } from '../iam/serviceTrust';
import { logicalName } from '../names';
import { Settings } from '../settings';
import { standardTags } from '../tags';

/** A record of who talked to whom in the network. */
export class FlowLogs extends pulumi.ComponentResource {
  constructor(
    settings: Settings,
    args: { vpcId: pulumi.Input<string>; logGroupArn: pulumi.Input<string> },
    options?: pulumi.ComponentResourceOptions,
  ) {
    super('backlot:aws-web-service:FlowLogs', 'flow-logs', {}, options);
    const parent = { parent: this };
    const role = new Role(
      logicalName(settings.environmentName, 'flow-logs'),
      {
        description: 'Writes the flow logs of the network',
        assumeRolePolicy: serviceTrust(
          {
            service: 'vpc-flow-logs.amazonaws.com',
            source: ['ec2', 'vpc-flow-log/*'],
          },
          parent,
        ),
        tags: standardTags(settings, 'flow-logs'),
      },
      parent,
    );
    const policy = new RolePolicy(
      'flow-logs',
      {
        role: role.id,
        policy: pulumi.jsonStringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: [
                'logs:CreateLogStream',
                'logs:DescribeLogStreams',
                'logs:PutLogEvents',
              ],
              Resource: pulumi.interpolate`${args.logGroupArn}:*`,
            },
            {
              // It lists the groups, and names none.
              Effect: 'Allow',
              Action: 'logs:DescribeLogGroups',
              Resource: '*',
            },
          ],
        }),
      },
      parent,
    );
    new FlowLog(
      'network',
      {
        vpcId: args.vpcId,
        trafficType: 'ALL',
        logDestinationType: 'cloud-watch-logs',
        logDestination: args.logGroupArn,
        iamRoleArn: role.arn,
        maxAggregationInterval: 600,
        tags: standardTags(settings, 'network'),
      },
      { ...parent, dependsOn: [policy] },
    );
    this.registerOutputs();
  }
}
