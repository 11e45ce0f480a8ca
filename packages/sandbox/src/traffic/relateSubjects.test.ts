import { ServiceSubject, Subject } from './discovery';
import { relateSubjects } from './relateSubjects';

const service: ServiceSubject = {
  kind: 'service',
  key: 'service-arn',
  cluster: 'web',
  service: 'api',
  runningCount: 1,
  desiredCount: 1,
  revision: 'api:1',
  targetGroupArns: ['group-arn'],
  taskIds: [],
};

const subjects: Subject[] = [
  service,
  { kind: 'load-balancer', key: 'balancer-arn', loadBalancer: 'app/web/1' },
  {
    kind: 'target-group',
    key: 'group-arn',
    arn: 'group-arn',
    targetGroup: 'targetgroup/api/1',
    loadBalancer: 'app/web/1',
    hosts: 1,
  },
  { kind: 'nat-gateway', key: 'nat-1', id: 'nat-1' },
];

describe('relateSubjects', () => {
  it('lets a load balancer follow the service behind it', () => {
    const relations = relateSubjects(subjects);
    for (const key of ['service-arn', 'balancer-arn', 'group-arn']) {
      expect(relations.get(key)).toEqual({ seed: 'service-arn', service });
    }
    expect(relations.get('nat-1')).toEqual({ seed: 'nat-1' });
  });
});
