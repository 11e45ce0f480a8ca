import { EC2 } from '@aws-sdk/client-ec2';
import { ECR } from '@aws-sdk/client-ecr';
import { ECS } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { IAM } from '@aws-sdk/client-iam';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { RDS } from '@aws-sdk/client-rds';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { JsonObject } from '@backstage/types';
import { AwsClientOptions } from './AwsAccess';

/** Finds one resource by the inputs it was made with, and gives its id in the form of an import. */
export type Finder = (
  inputs: JsonObject,
  options: AwsClientOptions,
) => Promise<string | undefined>;

/** Made again without harm: AWS overwrites what is there. */
const idempotent: Finder = async () => undefined;

/** Whether an AWS error says that a thing does not exist. */
function isAbsent(error: unknown): boolean {
  return /NotFound|NoSuchEntity|DoesNotExist/i.test(
    (error as Error | undefined)?.name ?? '',
  );
}

async function absentAsUndefined<T>(
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  try {
    return await look();
  } catch (error) {
    if (isAbsent(error)) {
      return undefined;
    }
    throw error;
  }
}

/** EC2 has no names; its resources are told apart by the tags they were made with. */
function byTags(resourceType: string): Finder {
  return async (inputs, options) => {
    const tags = (inputs.tagsAll ?? inputs.tags ?? {}) as Record<
      string,
      string
    >;
    const name = tags.Name;
    const environment = tags['backlot:environment'];
    if (!name || !environment) {
      throw new Error(
        `A ${resourceType} without the tags Name and backlot:environment cannot be found again`,
      );
    }
    const { Tags = [] } = await new EC2(options).describeTags({
      Filters: [{ Name: 'resource-type', Values: [resourceType] }],
    });
    const idsWith = (key: string, value: string) =>
      new Set(
        Tags.filter(tag => tag.Key === key && tag.Value === value).map(
          tag => tag.ResourceId,
        ),
      );
    const ofEnvironment = idsWith('backlot:environment', environment);
    return [...idsWith('Name', name)].find(id => ofEnvironment.has(id));
  };
}

const text = (value: unknown) => String(value);

/** How each type of the templates is found; the ids are those of the AWS provider's import. */
export const finders: Record<string, Finder> = {
  'aws:ec2/vpc:Vpc': byTags('vpc'),
  'aws:ec2/subnet:Subnet': byTags('subnet'),
  'aws:ec2/internetGateway:InternetGateway': byTags('internet-gateway'),
  'aws:ec2/routeTable:RouteTable': byTags('route-table'),
  'aws:ec2/eip:Eip': byTags('elastic-ip'),
  'aws:ec2/natGateway:NatGateway': byTags('natgateway'),
  'aws:ec2/vpcEndpoint:VpcEndpoint': byTags('vpc-endpoint'),
  'aws:ec2/securityGroup:SecurityGroup': byTags('security-group'),
  'aws:ec2/flowLog:FlowLog': byTags('vpc-flow-log'),
  'aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule': byTags(
    'security-group-rule',
  ),
  'aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule': byTags(
    'security-group-rule',
  ),
  'aws:ec2/defaultSecurityGroup:DefaultSecurityGroup': idempotent,
  'aws:ec2/route:Route': async (inputs, options) => {
    const routeTableId = text(inputs.routeTableId);
    const destination = text(inputs.destinationCidrBlock);
    const table = await findRouteTable(routeTableId, options);
    return table?.Routes?.some(
      route => route.DestinationCidrBlock === destination,
    )
      ? `${routeTableId}_${destination}`
      : undefined;
  },
  'aws:ec2/routeTableAssociation:RouteTableAssociation': async (
    inputs,
    options,
  ) => {
    const table = await findRouteTable(text(inputs.routeTableId), options);
    return table?.Associations?.find(
      association => association.SubnetId === inputs.subnetId,
    )?.RouteTableAssociationId;
  },
  'aws:cloudwatch/logGroup:LogGroup': async ({ name }, options) => {
    const { logGroups = [] } = await new CloudWatchLogs(
      options,
    ).describeLogGroups({ logGroupNamePrefix: text(name) });
    return logGroups.find(group => group.logGroupName === name)?.logGroupName;
  },
  'aws:iam/role:Role': ({ name }, options) =>
    absentAsUndefined(
      async () =>
        (await new IAM(options).getRole({ RoleName: text(name) })).Role
          ?.RoleName,
    ),
  'aws:iam/rolePolicy:RolePolicy': idempotent,
  'aws:iam/rolePolicyAttachment:RolePolicyAttachment': idempotent,
  'aws:ecr/repository:Repository': ({ name }, options) =>
    absentAsUndefined(
      async () =>
        (
          await new ECR(options).describeRepositories({
            repositoryNames: [text(name)],
          })
        ).repositories?.[0]?.repositoryName,
    ),
  'aws:ecr/lifecyclePolicy:LifecyclePolicy': idempotent,
  'aws:secretsmanager/secret:Secret': ({ name }, options) =>
    absentAsUndefined(async () => {
      const secret = await new SecretsManager(options).describeSecret({
        SecretId: text(name),
      });
      return secret.DeletedDate ? undefined : secret.ARN;
    }),
  'aws:secretsmanager/secretVersion:SecretVersion': idempotent,
  'aws:rds/subnetGroup:SubnetGroup': ({ name }, options) =>
    absentAsUndefined(
      async () =>
        (
          await new RDS(options).describeDBSubnetGroups({
            DBSubnetGroupName: text(name),
          })
        ).DBSubnetGroups?.[0]?.DBSubnetGroupName,
    ),
  'aws:rds/parameterGroup:ParameterGroup': ({ name }, options) =>
    absentAsUndefined(
      async () =>
        (
          await new RDS(options).describeDBParameterGroups({
            DBParameterGroupName: text(name),
          })
        ).DBParameterGroups?.[0]?.DBParameterGroupName,
    ),
  'aws:rds/instance:Instance': ({ identifier }, options) =>
    absentAsUndefined(
      async () =>
        (
          await new RDS(options).describeDBInstances({
            DBInstanceIdentifier: text(identifier),
          })
        ).DBInstances?.[0]?.DBInstanceIdentifier,
    ),
  'aws:lb/loadBalancer:LoadBalancer': ({ name }, options) =>
    absentAsUndefined(
      async () =>
        (
          await new ElasticLoadBalancingV2(options).describeLoadBalancers({
            Names: [text(name)],
          })
        ).LoadBalancers?.[0]?.LoadBalancerArn,
    ),
  'aws:lb/targetGroup:TargetGroup': ({ name }, options) =>
    absentAsUndefined(
      async () =>
        (
          await new ElasticLoadBalancingV2(options).describeTargetGroups({
            Names: [text(name)],
          })
        ).TargetGroups?.[0]?.TargetGroupArn,
    ),
  'aws:lb/listener:Listener': ({ loadBalancerArn, port }, options) =>
    absentAsUndefined(
      async () =>
        (
          await new ElasticLoadBalancingV2(options).describeListeners({
            LoadBalancerArn: text(loadBalancerArn),
          })
        ).Listeners?.find(listener => listener.Port === Number(port))
          ?.ListenerArn,
    ),
  'aws:ecs/cluster:Cluster': async ({ name }, options) => {
    const { clusters = [] } = await new ECS(options).describeClusters({
      clusters: [text(name)],
    });
    return clusters.find(({ status }) => status === 'ACTIVE')?.clusterName;
  },
  // A revision more in the family harms nobody, and the next deploy points the service at its own.
  'aws:ecs/taskDefinition:TaskDefinition': idempotent,
  'aws:ecs/service:Service': async ({ cluster, name }, options) => {
    const { services = [] } = await new ECS(options).describeServices({
      cluster: text(cluster),
      services: [text(name)],
    });
    const isThere = services.some(({ status }) => status === 'ACTIVE');
    return isThere
      ? `${text(cluster).split('/').pop()}/${text(name)}`
      : undefined;
  },
  'aws:appautoscaling/target:Target': idempotent,
  'aws:appautoscaling/policy:Policy': idempotent,
};

async function findRouteTable(id: string, options: AwsClientOptions) {
  const { RouteTables = [] } = await new EC2(options).describeRouteTables({
    RouteTableIds: [id],
  });
  return RouteTables[0];
}
