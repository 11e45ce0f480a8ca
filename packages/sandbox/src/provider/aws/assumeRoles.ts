import { AwsOperationError } from './AwsOperationError';
import { Credentials, ProviderConfig } from './ProviderConfig';

/**
 * Takes the configured roles one after the other. The SDK asks again by itself when
 * the session of the last one is about to end.
 */
export function assumeRoles(
  config: ProviderConfig,
): () => Promise<Credentials> {
  return async () => {
    const { STS } = await import('@aws-sdk/client-sts');
    let credentials: Credentials | undefined = config.credentials;
    for (const role of config.assumeRoles) {
      const sts = new STS({
        region: config.region,
        endpoint: config.endpoint,
        credentials,
      });
      try {
        const { Credentials: session } = await sts.assumeRole({
          RoleArn: role.roleArn,
          RoleSessionName: role.sessionName ?? 'backlot',
          ExternalId: role.externalId,
        });
        credentials = {
          accessKeyId: session!.AccessKeyId!,
          secretAccessKey: session!.SecretAccessKey!,
          sessionToken: session!.SessionToken,
          expiration: session!.Expiration,
        };
      } catch (error) {
        const { message } = AwsOperationError.wrap(error, {
          service: 'STS',
          operation: 'AssumeRole',
        });
        throw new Error(
          `IAM Role (${role.roleArn}) cannot be assumed: ${message}`,
        );
      }
    }
    return credentials!;
  };
}
