import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ECSClient } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { RDSClient } from '@aws-sdk/client-rds';

/** The clients for one account and region of the emulator. */
export class AccountClients {
  readonly cloudWatch: CloudWatchClient;
  readonly logs: CloudWatchLogsClient;
  readonly ec2: EC2Client;
  readonly ecs: ECSClient;
  readonly loadBalancing: ElasticLoadBalancingV2Client;
  readonly rds: RDSClient;

  constructor(options: {
    endpoint: string;
    accountId: string;
    region: string;
  }) {
    const { endpoint, accountId, region } = options;
    const config = {
      endpoint,
      region,
      // The emulator takes an access key of twelve digits for the account.
      credentials: { accessKeyId: accountId, secretAccessKey: 'sandbox' },
      maxAttempts: 1,
    };
    this.cloudWatch = new CloudWatchClient(config);
    this.logs = new CloudWatchLogsClient(config);
    this.ec2 = new EC2Client(config);
    this.ecs = new ECSClient(config);
    this.loadBalancing = new ElasticLoadBalancingV2Client(config);
    this.rds = new RDSClient(config);
  }

  destroy(): void {
    for (const client of Object.values(this)) {
      client.destroy();
    }
  }
}
