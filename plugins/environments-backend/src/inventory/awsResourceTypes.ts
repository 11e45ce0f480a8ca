import { ResourceTier } from '@backlot/plugin-environments-common';

/** How a Pulumi resource type is shown. */
export interface ResourceTypeDescription {
  title: string;
  tier: ResourceTier;
}

/** A title alone, or with a tier of its own. */
export type ResourceTypeEntry = string | ResourceTypeDescription;

/**
 * The AWS types by module, with the tier of the module's types. A type that belongs to
 * another tier than the rest of its module says so itself.
 */
export const awsResourceTypes: Record<
  string,
  { tier: ResourceTier; types: Record<string, ResourceTypeEntry> }
> = {
  acm: {
    tier: 'security',
    types: {
      Certificate: 'TLS certificate',
      CertificateValidation: 'TLS certificate validation',
    },
  },
  apigateway: {
    tier: 'edge',
    types: {
      Account: 'API Gateway account settings',
      ApiKey: 'API key',
      BasePathMapping: 'API base path mapping',
      Deployment: 'API deployment',
      DomainName: 'API domain name',
      Integration: 'API integration',
      IntegrationResponse: 'API integration response',
      Method: 'API method',
      MethodResponse: 'API method response',
      MethodSettings: 'API method settings',
      RequestValidator: 'API request validator',
      Resource: 'API path',
      Response: 'API gateway response',
      RestApi: 'REST API',
      RestApiPolicy: 'REST API policy',
      Stage: 'API stage',
      UsagePlan: 'API usage plan',
    },
  },
  apigatewayv2: {
    tier: 'edge',
    types: { Api: 'HTTP API', Stage: 'HTTP API stage', VpcLink: 'VPC link' },
  },
  appautoscaling: {
    tier: 'compute',
    types: { Policy: 'Scaling policy', Target: 'Scaling target' },
  },
  backup: {
    tier: 'data',
    types: {
      Plan: 'Backup plan',
      Selection: 'Backup selection',
      Vault: 'Backup vault',
    },
  },
  budgets: { tier: 'other', types: { Budget: 'Budget' } },
  cloudfront: {
    tier: 'edge',
    types: {
      CachePolicy: 'CloudFront cache policy',
      Distribution: 'CloudFront distribution',
      Function: 'CloudFront function',
      OriginAccessControl: 'CloudFront origin access control',
      OriginRequestPolicy: 'CloudFront origin request policy',
      ResponseHeadersPolicy: 'CloudFront response headers policy',
    },
  },
  cloudwatch: {
    tier: 'observability',
    types: {
      CompositeAlarm: 'Composite alarm',
      Dashboard: 'Dashboard',
      EventRule: 'Event rule',
      EventTarget: 'Event target',
      LogGroup: 'Log group',
      LogMetricFilter: 'Log metric filter',
      LogResourcePolicy: 'Log resource policy',
      MetricAlarm: 'Alarm',
    },
  },
  ec2: {
    tier: 'network',
    types: {
      DefaultSecurityGroup: {
        title: 'Default security group',
        tier: 'security',
      },
      Eip: 'Elastic IP address',
      FlowLog: { title: 'VPC flow log', tier: 'observability' },
      InternetGateway: 'Internet gateway',
      NatGateway: 'NAT gateway',
      Route: 'Route',
      RouteTable: 'Route table',
      RouteTableAssociation: 'Route table association',
      SecurityGroup: { title: 'Security group', tier: 'security' },
      SecurityGroupRule: { title: 'Security group rule', tier: 'security' },
      Subnet: 'Subnet',
      Vpc: 'VPC',
      VpcEndpoint: 'VPC endpoint',
      VpcEndpointRouteTableAssociation: 'VPC endpoint association',
    },
  },
  ecr: {
    tier: 'compute',
    types: {
      LifecyclePolicy: 'Image lifecycle policy',
      Repository: 'Image repository',
      RepositoryPolicy: 'Image repository policy',
    },
  },
  ecs: {
    tier: 'compute',
    types: {
      Cluster: 'ECS cluster',
      ClusterCapacityProviders: 'ECS capacity providers',
      Service: 'ECS service',
      TaskDefinition: 'ECS task definition',
    },
  },
  iam: {
    tier: 'security',
    types: {
      InstanceProfile: 'Instance profile',
      OpenIdConnectProvider: 'OpenID Connect provider',
      Policy: 'IAM policy',
      Role: 'IAM role',
      RolePolicy: 'IAM role policy',
      RolePolicyAttachment: 'IAM role policy attachment',
    },
  },
  kms: {
    tier: 'security',
    types: {
      Alias: 'KMS key alias',
      Key: 'KMS key',
      KeyPolicy: 'KMS key policy',
    },
  },
  lambda: {
    tier: 'compute',
    types: { Function: 'Lambda function', Permission: 'Lambda permission' },
  },
  lb: {
    tier: 'edge',
    types: {
      Listener: 'Load balancer listener',
      ListenerRule: 'Load balancer listener rule',
      LoadBalancer: 'Load balancer',
      TargetGroup: 'Target group',
    },
  },
  rds: {
    tier: 'data',
    types: {
      Instance: 'RDS database',
      OptionGroup: 'RDS option group',
      ParameterGroup: 'RDS parameter group',
      SubnetGroup: 'RDS subnet group',
    },
  },
  route53: {
    tier: 'edge',
    types: { Record: 'DNS record', Zone: 'DNS zone' },
  },
  s3: {
    tier: 'data',
    types: {
      Bucket: 'S3 bucket',
      BucketCorsConfiguration: 'S3 bucket CORS rules',
      BucketLifecycleConfiguration: 'S3 bucket lifecycle rules',
      BucketLogging: 'S3 bucket access log',
      BucketObject: 'S3 object',
      BucketObjectv2: 'S3 object',
      BucketOwnershipControls: 'S3 bucket ownership controls',
      BucketPolicy: 'S3 bucket policy',
      BucketPublicAccessBlock: 'S3 public access block',
      BucketServerSideEncryptionConfiguration: 'S3 bucket encryption',
      BucketVersioning: 'S3 bucket versioning',
    },
  },
  secretsmanager: {
    tier: 'security',
    types: {
      Secret: 'Secret',
      SecretPolicy: 'Secret policy',
      SecretRotation: 'Secret rotation',
      SecretVersion: 'Secret version',
    },
  },
  sns: {
    tier: 'observability',
    types: {
      Topic: 'SNS topic',
      TopicPolicy: 'SNS topic policy',
      TopicSubscription: 'SNS subscription',
    },
  },
  sqs: { tier: 'data', types: { Queue: 'SQS queue' } },
  vpc: {
    tier: 'security',
    types: {
      SecurityGroupEgressRule: 'Security group egress rule',
      SecurityGroupIngressRule: 'Security group ingress rule',
    },
  },
  wafv2: {
    tier: 'security',
    types: {
      IpSet: 'WAF IP set',
      WebAcl: 'WAF web ACL',
      WebAclAssociation: 'WAF association',
      WebAclLoggingConfiguration: 'WAF logging',
    },
  },
};
