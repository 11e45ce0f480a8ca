import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import { ProviderIdentity } from '../accounts/ProviderIdentity';
import { ResourcePlace } from './ResourceFinder';

/** Options that every client of the AWS SDK takes. */
export interface AwsClientOptions {
  region: string;
  endpoint?: string;
  credentials?: any;
}

/** Gives clients the same way into an account that the provider has. */
export class AwsAccess {
  readonly #identity: ProviderIdentity;

  constructor(identity: ProviderIdentity) {
    this.#identity = identity;
  }

  async to({ account, region }: ResourcePlace): Promise<AwsClientOptions> {
    const variables = await this.#identity.for(account);
    const own = variables.AWS_ACCESS_KEY_ID
      ? {
          accessKeyId: variables.AWS_ACCESS_KEY_ID,
          secretAccessKey: variables.AWS_SECRET_ACCESS_KEY,
          sessionToken: variables.AWS_SESSION_TOKEN,
        }
      : undefined;
    return {
      region,
      endpoint: account.sandbox?.endpoint,
      credentials: account.roleArn
        ? fromTemporaryCredentials({
            masterCredentials: own,
            params: {
              RoleArn: account.roleArn,
              ExternalId: account.externalId,
              RoleSessionName: 'backlot-adoption',
            },
            clientConfig: { region },
          })
        : own,
    };
  }
}
