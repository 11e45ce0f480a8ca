import { AccountConfig } from '../config';
import { ProviderIdentity } from './ProviderIdentity';

const account: AccountConfig = {
  name: 'team',
  title: 'Team',
  accountId: '012345678901',
  regions: ['eu-central-1'],
  stages: ['dev'],
};

function keys(accessKeyId: string, sessionToken?: string) {
  return {
    sdkCredentialProvider: async () => ({
      accessKeyId,
      secretAccessKey: 'secret',
      sessionToken,
    }),
  };
}

function createIdentity(
  options: {
    variables?: NodeJS.ProcessEnv;
    hasMainAccount?: boolean;
    known?: string;
  } = {},
) {
  const main = keys('MAIN');
  return new ProviderIdentity({
    hasMainAccount: options.hasMainAccount ?? false,
    variables: options.variables ?? {},
    credentials: {
      async getCredentialProvider(query) {
        if (!query) {
          return main;
        }
        if (query.accountId !== options.known) {
          throw new Error('no integration for SECRET-DETAIL');
        }
        return keys('ACCOUNT', 'token');
      },
    },
  });
}

describe('ProviderIdentity', () => {
  it('names the account to the emulator and takes nothing from the machine', async () => {
    const identity = createIdentity({ variables: { AWS_PROFILE: 'admin' } });

    expect(
      await identity.for({
        ...account,
        sandbox: { endpoint: 'http://127.0.0.1:1', pluginsDirectory: '/p' },
      }),
    ).toEqual({
      AWS_ACCESS_KEY_ID: '012345678901',
      AWS_SECRET_ACCESS_KEY: 'sandbox',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
    });
  });

  it('hands on the variables of a renewable identity from which a role is assumed', async () => {
    const identity = createIdentity({
      variables: {
        AWS_ROLE_ARN: 'arn:aws:iam::1:role/portal',
        AWS_WEB_IDENTITY_TOKEN_FILE: '/token',
        DATABASE_PASSWORD: 'canary',
      },
    });

    expect(
      await identity.for({ ...account, roleArn: 'arn:aws:iam::2:role/x' }),
    ).toEqual({
      AWS_ROLE_ARN: 'arn:aws:iam::1:role/portal',
      AWS_WEB_IDENTITY_TOKEN_FILE: '/token',
    });
  });

  it('takes the identity that config gives to the portal or to the account', async () => {
    const variables = { AWS_PROFILE: 'other' };

    expect(
      await createIdentity({ variables, hasMainAccount: true }).for({
        ...account,
        roleArn: 'arn:aws:iam::2:role/x',
      }),
    ).toEqual({ AWS_ACCESS_KEY_ID: 'MAIN', AWS_SECRET_ACCESS_KEY: 'secret' });
    expect(
      await createIdentity({ variables, known: account.accountId }).for(
        account,
      ),
    ).toEqual({
      AWS_ACCESS_KEY_ID: 'ACCOUNT',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_SESSION_TOKEN: 'token',
    });
  });

  it('says what to do when there is no identity, without the raw cause', async () => {
    const failure = await createIdentity()
      .for(account)
      .catch((error: Error) => error);

    expect(failure).toMatchObject({ name: 'ServiceUnavailableError' });
    expect((failure as Error).message).toMatch(
      /^The portal has no AWS credentials for account 'team' \(012345678901\); give it an identity, or name the account under aws.accounts in config/,
    );
  });
});
