import { StackState, StateResource } from '@backlot/engine';
import { describeResourceType } from './describeResourceType';
import { inventoryResources } from './inventoryResources';

const prefix = 'urn:pulumi:env-1::aws-web-service::';
const stackUrn = `${prefix}pulumi:pulumi:Stack::aws-web-service-env-1`;

function resource(
  part: Partial<StateResource> & { urn: string; type: string },
) {
  return {
    custom: true,
    protect: false,
    dependencies: [],
    inputs: {},
    outputs: {},
    ...part,
  };
}

const componentUrn = `${prefix}backlot:web:Networking::network`;
const providerUrn = `${prefix}pulumi:providers:aws::default`;
const vpcUrn = `${prefix}backlot:web:Networking$aws:ec2/vpc:Vpc::shop::main`;
const state: StackState = {
  digest: 'd',
  outputs: {},
  pendingCreates: [],
  resources: [
    resource({ urn: stackUrn, type: 'pulumi:pulumi:Stack', custom: false }),
    resource({ urn: providerUrn, type: 'pulumi:providers:aws' }),
    resource({
      urn: componentUrn,
      type: 'backlot:web:Networking',
      custom: false,
      parent: stackUrn,
    }),
    resource({
      urn: vpcUrn,
      type: 'aws:ec2/vpc:Vpc',
      id: 'vpc-1',
      parent: componentUrn,
      protect: true,
      dependencies: [providerUrn],
      outputs: {
        arn: 'arn:aws:ec2:us-east-1:1:vpc/vpc-1',
        cidrBlock: '10.0.0.0/16',
        region: 'us-west-2',
        __meta: '{}',
      },
    }),
    resource({
      urn: `${prefix}aws:ec2/subnet:Subnet::public`,
      type: 'aws:ec2/subnet:Subnet',
      parent: stackUrn,
      dependencies: [vpcUrn, providerUrn],
      inputs: { cidrBlock: '10.0.1.0/24', __defaults: [] },
    }),
  ],
};

describe('inventoryResources', () => {
  const options = { state, accountId: '1', region: 'us-east-1' };

  it('shows what is in the cloud, with components only as parents', () => {
    expect(inventoryResources({ ...options, sandbox: false })).toEqual([
      {
        urn: vpcUrn,
        type: 'aws:ec2/vpc:Vpc',
        typeTitle: 'VPC',
        name: 'shop::main',
        id: 'vpc-1',
        arn: 'arn:aws:ec2:us-east-1:1:vpc/vpc-1',
        tier: 'network',
        parent: componentUrn,
        dependencies: [],
        properties: {
          arn: 'arn:aws:ec2:us-east-1:1:vpc/vpc-1',
          cidrBlock: '10.0.0.0/16',
          region: 'us-west-2',
        },
        consoleUrl:
          'https://us-west-2.console.aws.amazon.com/vpcconsole/home?region=us-west-2#VpcDetails:VpcId=vpc-1',
        protected: true,
      },
      {
        urn: `${prefix}aws:ec2/subnet:Subnet::public`,
        type: 'aws:ec2/subnet:Subnet',
        typeTitle: 'Subnet',
        name: 'public',
        tier: 'network',
        dependencies: [vpcUrn],
        properties: { cidrBlock: '10.0.1.0/24' },
        protected: false,
      },
    ]);
  });

  it('never links a simulated account to the AWS console', () => {
    const items = inventoryResources({ ...options, sandbox: true });
    expect(items.map(item => item.consoleUrl)).toEqual([undefined, undefined]);
  });
});

describe('describeResourceType', () => {
  it.each([
    ['aws:ecs/service:Service', 'ECS service', 'compute'],
    ['aws:rds/instance:Instance', 'RDS database', 'data'],
    ['aws:ec2/securityGroup:SecurityGroup', 'Security group', 'security'],
    ['aws:ec2/flowLog:FlowLog', 'VPC flow log', 'observability'],
    [
      'aws:cloudfront/distribution:Distribution',
      'CloudFront distribution',
      'edge',
    ],
    ['aws:cloudwatch/metricAlarm:MetricAlarm', 'Alarm', 'observability'],
    ['aws:ecs/brandNewThing:BrandNewThing', 'Brand new thing', 'compute'],
    ['aws:ecs/constructor:constructor', 'Constructor', 'compute'],
    ['aws:toString/x:SomeThing', 'Some thing', 'other'],
    [
      'random:index/randomPassword:RandomPassword',
      'Generated password',
      'security',
    ],
    ['command:local:Command', 'Command', 'other'],
    ['odd', 'Odd', 'other'],
  ])('%s is "%s" in %s', (type, title, tier) => {
    expect(describeResourceType(type)).toEqual({ title, tier });
  });
});
