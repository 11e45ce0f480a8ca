import { ServiceUnavailableError } from '@backstage/errors';
import { AwsCredentialsManager } from '@backstage/integration-aws-node';
import { AccountConfig } from '../config';

/** Variables by which an identity reaches the provider, which renews it by itself during a long operation. */
const IDENTITY_VARIABLES = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_PROFILE',
  'AWS_CONFIG_FILE',
  'AWS_SHARED_CREDENTIALS_FILE',
  'AWS_ROLE_ARN',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
];

/** Finds the identity with which the provider works in an account, as environment variables. */
export class ProviderIdentity {
  readonly #credentials: AwsCredentialsManager;
  readonly #hasMainAccount: boolean;
  readonly #variables: NodeJS.ProcessEnv;

  constructor(options: {
    credentials: AwsCredentialsManager;
    /** Whether config names the portal's own identity, instead of the machine. */
    hasMainAccount: boolean;
    variables?: NodeJS.ProcessEnv;
  }) {
    this.#credentials = options.credentials;
    this.#hasMainAccount = options.hasMainAccount;
    this.#variables = options.variables ?? process.env;
  }

  async for(account: AccountConfig): Promise<Record<string, string>> {
    if (account.sandbox) {
      return {
        // The emulator takes a key id of twelve digits for the account.
        AWS_ACCESS_KEY_ID: account.accountId,
        AWS_SECRET_ACCESS_KEY: 'sandbox',
        AWS_ENDPOINT_URL: account.sandbox.endpoint,
      };
    }
    try {
      return await this.#real(account);
    } catch (error) {
      throw new ServiceUnavailableError(
        `The portal has no AWS credentials for account '${account.name}' (${account.accountId}); give it an identity, or name the account under aws.accounts in config`,
        error,
      );
    }
  }

  async #real(account: AccountConfig): Promise<Record<string, string>> {
    const own = await this.#credentials.getCredentialProvider();
    // With a role the provider assumes it from the portal's own identity.
    const chosen = account.roleArn
      ? own
      : await this.#credentials.getCredentialProvider({
          accountId: account.accountId,
        });
    const inherited = this.#inherited();
    if (
      chosen === own &&
      !this.#hasMainAccount &&
      Object.keys(inherited).length > 0
    ) {
      return inherited;
    }
    const keys = await chosen.sdkCredentialProvider();
    return {
      AWS_ACCESS_KEY_ID: keys.accessKeyId,
      AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
      ...(keys.sessionToken ? { AWS_SESSION_TOKEN: keys.sessionToken } : {}),
    };
  }

  #inherited(): Record<string, string> {
    return Object.fromEntries(
      IDENTITY_VARIABLES.flatMap(name => {
        const value = this.#variables[name];
        return value === undefined ? [] : [[name, value]];
      }),
    );
  }
}
