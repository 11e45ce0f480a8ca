import { ServiceSubject, Subject } from '../discovery';
import { Moment } from './MetricPoint';
import { pointsOf } from './pointsOf';

const calm: Moment = {
  at: new Date('2026-11-25T14:00:00Z'),
  minutes: 1,
  load: 0.5,
  blip: 0,
};

const service: ServiceSubject = {
  kind: 'service',
  key: 'api',
  cluster: 'web',
  service: 'api',
  runningCount: 2,
  desiredCount: 2,
  revision: 'api:1',
  targetGroupArns: [],
  taskIds: [],
};

const balancer: Subject = {
  kind: 'load-balancer',
  key: 'balancer',
  loadBalancer: 'app/web/1',
};

function valueOf(subject: Subject, moment: Moment, name: string) {
  return pointsOf(subject, moment).find(it => it.name === name)?.values[0];
}

describe('pointsOf', () => {
  it('has no use of a service without a running task', () => {
    const names = pointsOf({ ...service, runningCount: 0 }, calm).map(
      it => `${it.namespace} ${it.name}`,
    );
    expect(names).toEqual([
      'ECS/ContainerInsights RunningTaskCount',
      'ECS/ContainerInsights DesiredTaskCount',
      'ECS/ContainerInsights PendingTaskCount',
    ]);
    expect(valueOf(service, calm, 'CPUUtilization')).toBeGreaterThan(20);
  });

  it('sums over all minutes that a point stands for', () => {
    const one = valueOf(balancer, calm, 'RequestCount')!;
    const five = valueOf(balancer, { ...calm, minutes: 5 }, 'RequestCount');
    expect(five).toBe(5 * one);
  });

  it('counts every response once', () => {
    const of = (name: string) => valueOf(balancer, calm, name)!;
    const responses =
      of('HTTPCode_Target_2XX_Count') +
      of('HTTPCode_Target_4XX_Count') +
      of('HTTPCode_Target_5XX_Count');
    expect(Math.abs(responses - of('RequestCount'))).toBeLessThanOrEqual(1);
  });

  it('shows a deployment in errors, latency and the use of the service', () => {
    const blip = { ...calm, blip: 1 };
    for (const name of ['HTTPCode_Target_5XX_Count', 'TargetResponseTime']) {
      expect(valueOf(balancer, blip, name)).toBeGreaterThan(
        valueOf(balancer, calm, name)!,
      );
    }
    expect(valueOf(service, blip, 'CPUUtilization')).toBeGreaterThan(
      valueOf(service, calm, 'CPUUtilization')!,
    );
  });

  it('keeps every percentage possible at the highest load', () => {
    const most: Moment = { ...calm, load: 1, blip: 1 };
    const subjects: Subject[] = [
      service,
      {
        kind: 'database',
        key: 'db',
        identifier: 'db',
        storageBytes: 20 * 2 ** 30,
        memoryBytes: 2 ** 30,
        log: { group: 'g', stream: 's' },
      },
    ];
    const points = subjects.flatMap(it => pointsOf(it, most));
    const percentages = points.filter(it => it.unit === 'Percent');
    expect(Math.min(...points.map(it => it.values[0]))).toBeGreaterThanOrEqual(
      0,
    );
    expect(
      Math.max(...percentages.map(it => it.values[0])),
    ).toBeLessThanOrEqual(100);
  });
});
