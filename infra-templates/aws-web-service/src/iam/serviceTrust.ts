import { getCallerIdentityOutput } from '@pulumi/aws/getCallerIdentity';
import { getRegionOutput } from '@pulumi/aws/getRegion';
import * as pulumi from '@pulumi/pulumi';

/**
 * The trust policy of a role that an AWS service takes on. Account and source keep the service from
 * being used by somebody else's resources.
 */
export function serviceTrust(
  args: {
    /** Such as `ecs-tasks.amazonaws.com`. */
    service: string;
    /** Namespace and resource of the source's ARN, such as `['ecs', '*']`. */
    source: [string, string];
  },
  options: pulumi.InvokeOptions,
): pulumi.Output<string> {
  const [namespace, resource] = args.source;
  const { accountId } = getCallerIdentityOutput({}, options);
  const { region } = getRegionOutput({}, options);
  return pulumi.jsonStringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: args.service },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'aws:SourceAccount': accountId },
          ArnLike: {
            'aws:SourceArn': pulumi.interpolate`arn:*:${namespace}:${region}:${accountId}:${resource}`,
          },
        },
      },
    ],
  });
}
