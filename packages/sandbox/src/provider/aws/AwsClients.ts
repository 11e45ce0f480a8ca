import type { ApplicationAutoScaling } from '@aws-sdk/client-application-auto-scaling';
import type { CloudWatch } from '@aws-sdk/client-cloudwatch';
import type { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import type { EC2 } from '@aws-sdk/client-ec2';
import type { ECR } from '@aws-sdk/client-ecr';
import type { ECS } from '@aws-sdk/client-ecs';
import type { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { IAM } from '@aws-sdk/client-iam';
import type { KMS } from '@aws-sdk/client-kms';
import type { RDS } from '@aws-sdk/client-rds';
import type { S3 } from '@aws-sdk/client-s3';
import type { SecretsManager } from '@aws-sdk/client-secrets-manager';
import type { SNS } from '@aws-sdk/client-sns';
import type { STS } from '@aws-sdk/client-sts';
import { assumeRoles } from './assumeRoles';
import { AwsOperationError } from './AwsOperationError';
import { Credentials, ProviderConfig } from './ProviderConfig';

/** Every client by its name in the handlers. */
export interface AwsServices {
  applicationAutoScaling: ApplicationAutoScaling;
  cloudWatch: CloudWatch;
  cloudWatchLogs: CloudWatchLogs;
  ec2: EC2;
  ecr: ECR;
  ecs: ECS;
  elb: ElasticLoadBalancingV2;
  iam: IAM;
  kms: KMS;
  rds: RDS;
  s3: S3;
  secretsManager: SecretsManager;
  sns: SNS;
  sts: STS;
}

interface ClientOptions {
  region: string;
  endpoint?: string;
  credentials?: Credentials | (() => Promise<Credentials>);
  maxAttempts: number;
  disableHostPrefix?: boolean;
}

type Loaders = {
  [Name in keyof AwsServices]: (
    options: ClientOptions,
  ) => Promise<AwsServices[Name]>;
};

/** Each client is loaded when the first call needs it: together they take a second. */
const loaders: Loaders = {
  applicationAutoScaling: async options => {
    const aws = await import('@aws-sdk/client-application-auto-scaling');
    return new aws.ApplicationAutoScaling(options);
  },
  cloudWatch: async options => {
    const aws = await import('@aws-sdk/client-cloudwatch');
    return new aws.CloudWatch(options);
  },
  cloudWatchLogs: async options => {
    const aws = await import('@aws-sdk/client-cloudwatch-logs');
    return new aws.CloudWatchLogs(options);
  },
  ec2: async options => {
    const aws = await import('@aws-sdk/client-ec2');
    return new aws.EC2(options);
  },
  ecr: async options => {
    const aws = await import('@aws-sdk/client-ecr');
    return new aws.ECR(options);
  },
  ecs: async options => {
    const aws = await import('@aws-sdk/client-ecs');
    return new aws.ECS(options);
  },
  elb: async options => {
    const aws = await import('@aws-sdk/client-elastic-load-balancing-v2');
    return new aws.ElasticLoadBalancingV2(options);
  },
  iam: async options => {
    const aws = await import('@aws-sdk/client-iam');
    return new aws.IAM(options);
  },
  kms: async options => {
    const aws = await import('@aws-sdk/client-kms');
    return new aws.KMS(options);
  },
  rds: async options => {
    const aws = await import('@aws-sdk/client-rds');
    return new aws.RDS(options);
  },
  s3: async options => {
    const aws = await import('@aws-sdk/client-s3');
    return new aws.S3({ ...options, forcePathStyle: true });
  },
  secretsManager: async options => {
    const aws = await import('@aws-sdk/client-secrets-manager');
    return new aws.SecretsManager(options);
  },
  sns: async options => {
    const aws = await import('@aws-sdk/client-sns');
    return new aws.SNS(options);
  },
  sts: async options => {
    const aws = await import('@aws-sdk/client-sts');
    return new aws.STS(options);
  },
};

/** The names by which the released provider's messages call the services. */
const serviceTitles: Record<keyof AwsServices, string> = {
  applicationAutoScaling: 'Application Auto Scaling',
  cloudWatch: 'CloudWatch',
  cloudWatchLogs: 'CloudWatch Logs',
  ec2: 'EC2',
  ecr: 'ECR',
  ecs: 'ECS',
  elb: 'Elastic Load Balancing v2',
  iam: 'IAM',
  kms: 'KMS',
  rds: 'RDS',
  s3: 'S3',
  secretsManager: 'Secrets Manager',
  sns: 'SNS',
  sts: 'STS',
};

/** The clients of one configuration, one of a service and region. */
export class AwsClients {
  readonly #endpoint?: string;
  readonly #credentials: ClientOptions['credentials'];
  readonly #clients = new Map<string, Promise<unknown>>();

  constructor(config: ProviderConfig) {
    this.#endpoint = config.endpoint;
    this.#credentials =
      config.assumeRoles.length > 0 ? assumeRoles(config) : config.credentials;
  }

  get<Name extends keyof AwsServices>(
    name: Name,
    region: string,
  ): Promise<AwsServices[Name]> {
    const key = `${name} ${region}`;
    const known = this.#clients.get(key) as
      | Promise<AwsServices[Name]>
      | undefined;
    if (known) {
      return known;
    }
    const client = this.#load(name, region);
    this.#clients.set(key, client);
    return client;
  }

  async #load<Name extends keyof AwsServices>(
    name: Name,
    region: string,
  ): Promise<AwsServices[Name]> {
    const client = await loaders[name]({
      region,
      endpoint: this.#endpoint,
      credentials: this.#credentials,
      maxAttempts: 5,
      // A host of its own per operation does not exist behind an endpoint of one's own.
      ...(this.#endpoint ? { disableHostPrefix: true } : {}),
    });
    const stack = (client as AwsServices['sts']).middlewareStack;
    stack.add(
      (next, context) => async args => {
        try {
          return await next(args);
        } catch (error) {
          throw AwsOperationError.wrap(error, {
            service: serviceTitles[name],
            operation: String(context.commandName ?? '').replace(
              /Command$/,
              '',
            ),
          });
        }
      },
      { step: 'initialize', priority: 'high', name: 'describeErrors' },
    );
    return client;
  }
}
