import { JsonObject } from '@backstage/types';
import { parseResourceType } from './describeResourceType';

/** What a console link is made from. */
export interface ConsoleLinkOptions {
  type: string;
  id?: string;
  arn?: string;
  region: string;
  accountId: string;
  properties: JsonObject;
}

interface LinkContext {
  id: string;
  arn: string;
  region: string;
  accountId: string;
  /** A property as text, empty when absent or not text. */
  property(name: string): string;
}

interface LinkEntry {
  /** Global services answer on the partition's host without a region. */
  global?: boolean;
  /** Partitions where the service does not exist. */
  notIn?: string[];
  path(context: LinkContext): string;
}

/** Partition of a region, from its prefix. */
export function partitionOf(region: string): 'aws' | 'aws-cn' | 'aws-us-gov' {
  if (region.startsWith('cn-')) {
    return 'aws-cn';
  }
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

const hosts = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/** The CloudWatch console wants fragments encoded twice, with `$` in place of `%`. */
export function encodeConsoleFragment(value: string): string {
  return encodeURIComponent(encodeURIComponent(value)).replace(/%/g, '$');
}

const encode = encodeURIComponent;

function lastPart(value: string): string {
  return value.split('/').pop() ?? '';
}

/**
 * AWS documents none of these addresses, so they live in this one table.
 * A path that misses a value it needs comes out empty, and then there is no link.
 */
const links: Record<string, LinkEntry> = {
  'acm/Certificate': {
    path: ({ arn, region }) =>
      arn && `acm/home?region=${region}#/certificates/${lastPart(arn)}`,
  },
  'apigateway/RestApi': {
    path: ({ id, region }) =>
      id && `apigateway/main/apis/${id}/resources?api=${id}&region=${region}`,
  },
  'apigateway/Stage': {
    path: ({ property, region }) => {
      const api = property('restApi');
      return (
        api && `apigateway/main/apis/${api}/stages?api=${api}&region=${region}`
      );
    },
  },
  'backup/Vault': {
    path: ({ id, region }) =>
      id && `backup/home?region=${region}#/vaults/${encode(id)}`,
  },
  'cloudfront/Distribution': {
    global: true,
    notIn: ['aws-us-gov'],
    path: ({ id }) => id && `cloudfront/v4/home#/distributions/${id}`,
  },
  'cloudwatch/Dashboard': {
    path: ({ property, id, region }) =>
      `cloudwatch/home?region=${region}#dashboards/dashboard/${encode(
        property('dashboardName') || id,
      )}`,
  },
  'cloudwatch/LogGroup': {
    path: ({ property, id, region }) =>
      `cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${encodeConsoleFragment(
        property('name') || id,
      )}`,
  },
  'cloudwatch/MetricAlarm': {
    path: ({ property, id, region }) =>
      `cloudwatch/home?region=${region}#alarmsV2:alarm/${encode(
        property('name') || id,
      )}`,
  },
  'ec2/NatGateway': {
    path: ({ id, region }) =>
      id &&
      `vpcconsole/home?region=${region}#NatGatewayDetails:natGatewayId=${id}`,
  },
  'ec2/SecurityGroup': {
    path: ({ id, region }) =>
      id && `ec2/home?region=${region}#SecurityGroup:groupId=${id}`,
  },
  'ec2/Subnet': {
    path: ({ id, region }) =>
      id && `vpcconsole/home?region=${region}#SubnetDetails:subnetId=${id}`,
  },
  'ec2/Vpc': {
    path: ({ id, region }) =>
      id && `vpcconsole/home?region=${region}#VpcDetails:VpcId=${id}`,
  },
  'ecr/Repository': {
    path: ({ property, id, region, accountId }) =>
      `ecr/repositories/private/${accountId}/${
        property('name') || id
      }?region=${region}`,
  },
  'ecs/Cluster': {
    path: ({ property, arn, region }) => {
      const cluster = property('name') || lastPart(arn);
      return (
        cluster &&
        `ecs/v2/clusters/${encode(cluster)}/services?region=${region}`
      );
    },
  },
  'ecs/Service': {
    path: ({ property, region }) => {
      const cluster = lastPart(property('cluster'));
      const service = property('name');
      return cluster && service
        ? `ecs/v2/clusters/${encode(cluster)}/services/${encode(
            service,
          )}/health?region=${region}`
        : '';
    },
  },
  'ecs/TaskDefinition': {
    path: ({ arn, region }) => {
      const [family, revision] = lastPart(arn).split(':');
      return family && revision
        ? `ecs/v2/task-definitions/${encode(
            family,
          )}/${revision}?region=${region}`
        : '';
    },
  },
  'iam/Role': {
    global: true,
    path: ({ property, id }) =>
      `iam/home#/roles/${encode(property('name') || id)}`,
  },
  'kms/Key': {
    path: ({ id, region }) => id && `kms/home?region=${region}#/kms/keys/${id}`,
  },
  'lb/LoadBalancer': {
    path: ({ arn, region }) =>
      arn && `ec2/home?region=${region}#LoadBalancer:loadBalancerArn=${arn}`,
  },
  'lb/TargetGroup': {
    path: ({ arn, region }) =>
      arn && `ec2/home?region=${region}#TargetGroup:targetGroupArn=${arn}`,
  },
  'rds/Instance': {
    path: ({ property, id, region }) =>
      `rds/home?region=${region}#database:id=${
        property('identifier') || id
      };is-cluster=false`,
  },
  'route53/Zone': {
    global: true,
    path: ({ id }) => id && `route53/v2/hostedzones#ListRecordSets/${id}`,
  },
  's3/Bucket': {
    path: ({ property, id, region }) =>
      `s3/buckets/${property('bucket') || id}?region=${region}`,
  },
  'secretsmanager/Secret': {
    path: ({ property, region }) =>
      property('name') &&
      `secretsmanager/secret?name=${encode(property('name'))}&region=${region}`,
  },
  'sns/Topic': {
    path: ({ arn, region }) =>
      arn && `sns/v3/home?region=${region}#/topic/${arn}`,
  },
  'wafv2/WebAcl': {
    path: ({ property, region }) =>
      `wafv2/homev2/web-acls?region=${
        property('scope') === 'CLOUDFRONT' ? 'global' : region
      }`,
  },
};

/** Address of a resource in the AWS console, when the console has a page for its type. */
export function consoleUrlOf(options: ConsoleLinkOptions): string | undefined {
  const token = parseResourceType(options.type);
  const entry = links[`${token.module}/${token.name}`];
  const partition = partitionOf(options.region);
  // Without an id or an ARN nothing was created yet, or its creation was never recorded.
  if (
    token.package !== 'aws' ||
    !entry ||
    entry.notIn?.includes(partition) ||
    !(options.id || options.arn)
  ) {
    return undefined;
  }
  const path = entry.path({
    id: options.id ?? '',
    arn: options.arn ?? '',
    region: options.region,
    accountId: options.accountId,
    property: name => {
      const value = options.properties[name];
      return typeof value === 'string' ? value : '';
    },
  });
  const host = entry.global
    ? hosts[partition]
    : `${options.region}.${hosts[partition]}`;
  return path ? `https://${host}/${path}` : undefined;
}
