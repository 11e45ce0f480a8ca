import { DescribeServicesCommand, ECSClient } from '@aws-sdk/client-ecs';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { ServedScope } from './ServedService';

/** What the router asks the emulator about itself, as its callers. */
export class EmulatedAccount {
  readonly #endpoint: string;
  readonly #accounts = new Map<string, string>();

  constructor(options: { emulatorEndpoint: string }) {
    this.#endpoint = options.emulatorEndpoint;
  }

  /** The account of an access key: a key of twelve digits is the account itself. */
  async findAccountId(accessKeyId = '000000000000'): Promise<string> {
    if (/^\d{12}$/.test(accessKeyId)) {
      return accessKeyId;
    }
    const known = this.#accounts.get(accessKeyId);
    if (known) {
      return known;
    }
    const client = new STSClient(this.#client(accessKeyId, 'us-east-1'));
    const { Account } = await client.send(new GetCallerIdentityCommand({}));
    const accountId = Account ?? '000000000000';
    this.#accounts.set(accessKeyId, accountId);
    return accountId;
  }

  async serviceExists(options: {
    cluster: string;
    service: string;
    scope: ServedScope;
  }): Promise<boolean> {
    const { cluster, service, scope } = options;
    const client = new ECSClient(this.#client(scope.accessKeyId, scope.region));
    try {
      const { services } = await client.send(
        new DescribeServicesCommand({ cluster, services: [service] }),
      );
      return services?.some(it => it.status !== 'INACTIVE') ?? false;
    } catch (error) {
      if ((error as Error).name === 'ClusterNotFoundException') {
        return false;
      }
      throw error;
    }
  }

  #client(accessKeyId: string, region: string) {
    return {
      endpoint: this.#endpoint,
      region,
      credentials: { accessKeyId, secretAccessKey: 'sandbox' },
      maxAttempts: 1,
    };
  }
}
