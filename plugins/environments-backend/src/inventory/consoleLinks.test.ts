import { consoleUrlOf, encodeConsoleFragment } from './consoleLinks';

const east = {
  region: 'us-east-1',
  accountId: '123456789012',
  properties: {},
};

describe('consoleUrlOf', () => {
  it.each([
    [
      'aws:ecs/service:Service',
      {
        id: 'arn:aws:ecs:us-east-1:123456789012:service/shop/api',
        properties: {
          name: 'api',
          cluster: 'arn:aws:ecs:us-east-1:123456789012:cluster/shop',
        },
      },
      'https://us-east-1.console.aws.amazon.com/ecs/v2/clusters/shop/services/api/health?region=us-east-1',
    ],
    [
      'aws:ecs/cluster:Cluster',
      { arn: 'arn:aws:ecs:us-east-1:123456789012:cluster/shop' },
      'https://us-east-1.console.aws.amazon.com/ecs/v2/clusters/shop/services?region=us-east-1',
    ],
    [
      'aws:ecs/taskDefinition:TaskDefinition',
      { arn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/shop:7' },
      'https://us-east-1.console.aws.amazon.com/ecs/v2/task-definitions/shop/7?region=us-east-1',
    ],
    [
      'aws:rds/instance:Instance',
      { id: 'db-ABC', properties: { identifier: 'shop' } },
      'https://us-east-1.console.aws.amazon.com/rds/home?region=us-east-1#database:id=shop;is-cluster=false',
    ],
    [
      'aws:lb/loadBalancer:LoadBalancer',
      { arn: 'arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/app/a/b' },
      'https://us-east-1.console.aws.amazon.com/ec2/home?region=us-east-1#LoadBalancer:loadBalancerArn=arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/app/a/b',
    ],
    [
      'aws:ec2/vpc:Vpc',
      { id: 'vpc-1' },
      'https://us-east-1.console.aws.amazon.com/vpcconsole/home?region=us-east-1#VpcDetails:VpcId=vpc-1',
    ],
    [
      'aws:ec2/natGateway:NatGateway',
      { id: 'nat-1' },
      'https://us-east-1.console.aws.amazon.com/vpcconsole/home?region=us-east-1#NatGatewayDetails:natGatewayId=nat-1',
    ],
    [
      'aws:ecr/repository:Repository',
      { id: 'shop/api' },
      'https://us-east-1.console.aws.amazon.com/ecr/repositories/private/123456789012/shop/api?region=us-east-1',
    ],
    [
      'aws:apigateway/restApi:RestApi',
      { id: 'a1b2' },
      'https://us-east-1.console.aws.amazon.com/apigateway/main/apis/a1b2/resources?api=a1b2&region=us-east-1',
    ],
    [
      'aws:cloudwatch/logGroup:LogGroup',
      { id: '/ecs/shop' },
      'https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#logsV2:log-groups/log-group/$252Fecs$252Fshop',
    ],
    [
      'aws:cloudwatch/metricAlarm:MetricAlarm',
      { id: 'shop cpu' },
      'https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#alarmsV2:alarm/shop%20cpu',
    ],
    [
      'aws:s3/bucket:Bucket',
      { id: 'shop-site' },
      'https://us-east-1.console.aws.amazon.com/s3/buckets/shop-site?region=us-east-1',
    ],
    [
      'aws:cloudfront/distribution:Distribution',
      { id: 'E123' },
      'https://console.aws.amazon.com/cloudfront/v4/home#/distributions/E123',
    ],
    [
      'aws:secretsmanager/secret:Secret',
      { id: 'arn:x', properties: { name: 'shop/jwt' } },
      'https://us-east-1.console.aws.amazon.com/secretsmanager/secret?name=shop%2Fjwt&region=us-east-1',
    ],
    [
      'aws:wafv2/webAcl:WebAcl',
      { id: 'w', properties: { scope: 'CLOUDFRONT' } },
      'https://us-east-1.console.aws.amazon.com/wafv2/homev2/web-acls?region=global',
    ],
    [
      'aws:iam/role:Role',
      { id: 'shop-task' },
      'https://console.aws.amazon.com/iam/home#/roles/shop-task',
    ],
  ])('links %s', (type, options, expected) => {
    expect(consoleUrlOf({ ...east, ...options, type })).toBe(expected);
  });

  it.each([
    [
      'cn-north-1',
      'https://cn-north-1.console.amazonaws.cn/vpcconsole/home?region=cn-north-1#VpcDetails:VpcId=vpc-1',
    ],
    [
      'us-gov-west-1',
      'https://us-gov-west-1.console.amazonaws-us-gov.com/vpcconsole/home?region=us-gov-west-1#VpcDetails:VpcId=vpc-1',
    ],
    [
      'eu-central-1',
      'https://eu-central-1.console.aws.amazon.com/vpcconsole/home?region=eu-central-1#VpcDetails:VpcId=vpc-1',
    ],
  ])('uses the console of the partition of %s', (region, expected) => {
    expect(
      consoleUrlOf({ ...east, region, type: 'aws:ec2/vpc:Vpc', id: 'vpc-1' }),
    ).toBe(expected);
  });

  it.each([
    ['a type without a page', 'aws:ec2/route:Route', 'us-east-1', 'r-1'],
    ['another provider', 'random:index/randomId:RandomId', 'us-east-1', 'x'],
    ['something not yet created', 'aws:s3/bucket:Bucket', 'us-east-1', ''],
    [
      'a service its partition does not have',
      'aws:cloudfront/distribution:Distribution',
      'us-gov-west-1',
      'E1',
    ],
  ])('makes no link for %s', (_, type, region, id) => {
    expect(consoleUrlOf({ ...east, type, region, id })).toBeUndefined();
  });

  it('encodes what log groups and streams may hold', () => {
    expect(encodeConsoleFragment('/a/[$LATEST]x')).toBe(
      '$252Fa$252F$255B$2524LATEST$255Dx',
    );
  });
});
