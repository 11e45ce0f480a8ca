import { checkInputs } from '../resources/checkInputs';
import { findHandler } from './findHandler';

function failuresOf(type: string, newInputs: Record<string, unknown>) {
  return checkInputs({
    handler: findHandler(type),
    urn: `urn:pulumi:dev::web::${type}::thing`,
    resourceName: 'thing',
    randomSeed: Buffer.from('seed'),
    oldInputs: {},
    newInputs,
    defaultTags: {},
  }).failures.map(failure => failure.property);
}

const instance = 'aws:rds/instance:Instance';
const database = { instanceClass: 'db.t3.micro', engine: 'postgres' };
const role = 'aws:iam/role:Role';

describe('the rules of the types', () => {
  it.each([
    [instance, { ...database, username: 'admin' }, ['username']],
    [instance, { ...database, username: 'rdsadmin' }, ['username']],
    [instance, { ...database, username: 'pg_user' }, ['username']],
    [instance, { ...database, username: 'appadmin' }, []],
    [instance, { ...database, engine: 'mysql', username: 'admin' }, []],
    [instance, { engine: 'postgres' }, ['instanceClass']],
    [instance, { ...database, identifier: 'a--b' }, ['identifier']],
    [instance, { ...database, identifier: 'Upper' }, ['identifier']],
    [instance, { ...database, password: 'short' }, ['password']],
    [
      instance,
      { ...database, password: 'long enough', manageMasterUserPassword: true },
      ['manageMasterUserPassword'],
    ],
    ['aws:ec2/vpc:Vpc', { cidrBlock: '10.0.0.0/8' }, ['cidrBlock']],
    ['aws:ec2/vpc:Vpc', { cidrBlock: '10.0.0.0/16' }, []],
    ['aws:ec2/subnet:Subnet', {}, ['vpcId']],
    ['aws:ec2/routeTable:RouteTable', { vpcId: 'v', routes: [{}] }, ['routes']],
    [
      'aws:ec2/natGateway:NatGateway',
      { availabilityMode: 'regional', subnetId: 's' },
      ['subnetId'],
    ],
    ['aws:ec2/securityGroup:SecurityGroup', { name: 'sg-1' }, ['name']],
    [
      'aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule',
      {
        securityGroupId: 'sg-1',
        ipProtocol: 'tcp',
        cidrIpv4: 'a',
        cidrIpv6: 'b',
      },
      ['cidrIpv6'],
    ],
    ['aws:lb/loadBalancer:LoadBalancer', { name: 'internal-web' }, ['name']],
    ['aws:lb/loadBalancer:LoadBalancer', { name: 'a'.repeat(33) }, ['name']],
    [
      'aws:lb/targetGroup:TargetGroup',
      { namePrefix: 'too-long' },
      ['namePrefix'],
    ],
    [
      'aws:lb/targetGroup:TargetGroup',
      { healthCheck: { path: 'api' } },
      ['healthCheck.path'],
    ],
    [
      'aws:lb/listenerRule:ListenerRule',
      { listenerArn: 'a', actions: [], conditions: [], priority: 50001 },
      ['priority'],
    ],
    [
      'aws:cloudwatch/logGroup:LogGroup',
      { retentionInDays: 8 },
      ['retentionInDays'],
    ],
    [
      'aws:cloudwatch/dashboard:Dashboard',
      { dashboardName: 'a b', dashboardBody: '{' },
      ['dashboardName', 'dashboardBody'],
    ],
    [
      'aws:secretsmanager/secret:Secret',
      { recoveryWindowInDays: 3 },
      ['recoveryWindowInDays'],
    ],
    ['aws:kms/key:Key', { deletionWindowInDays: 1 }, ['deletionWindowInDays']],
    ['aws:s3/bucket:Bucket', { bucket: 'Upper_Case' }, ['bucket']],
    ['aws:ecr/repository:Repository', { name: 'Upper' }, ['name']],
    [role, { assumeRolePolicy: '{}', name: 'a b' }, ['name']],
    [role, {}, ['assumeRolePolicy']],
    [
      'aws:ecs/taskDefinition:TaskDefinition',
      { family: 'web', containerDefinitions: '[{"name":"web"}]' },
      ['containerDefinitions'],
    ],
    [
      'aws:appautoscaling/target:Target',
      {
        serviceNamespace: 'ecs',
        resourceId: 'r',
        scalableDimension: 'd',
        minCapacity: 3,
        maxCapacity: 1,
      },
      ['maxCapacity'],
    ],
  ])('%s %j', (type, inputs, properties) => {
    expect(failuresOf(type, inputs)).toEqual(properties);
  });
});
