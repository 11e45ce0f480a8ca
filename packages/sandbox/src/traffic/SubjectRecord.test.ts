import { ServiceSubject } from './discovery';
import { updateRecords } from './SubjectRecord';

const createdAt = new Date('2026-11-25T09:00:00Z');
const now = new Date('2026-11-25T14:00:00Z');
const service: ServiceSubject = {
  kind: 'service',
  key: 'api',
  cluster: 'web',
  service: 'api',
  runningCount: 1,
  desiredCount: 1,
  revision: 'api:1',
  createdAt,
  targetGroupArns: [],
  taskIds: [],
};

describe('updateRecords', () => {
  const first = updateRecords({ records: {}, subjects: [service], now });

  it('takes the creation for the first deployment', () => {
    expect(first).toEqual({
      api: {
        seenAt: now.toISOString(),
        revision: 'api:1',
        deployedAt: createdAt.toISOString(),
      },
    });
  });

  it('takes a change of the revision for a deployment', () => {
    const later = new Date('2026-11-25T15:00:00Z');
    const update = (revision: string) =>
      updateRecords({
        records: first,
        subjects: [{ ...service, revision }],
        now: later,
      }).api.deployedAt;
    expect(update('api:1')).toBe(createdAt.toISOString());
    expect(update('api:2')).toBe(later.toISOString());
  });

  it('forgets what is gone for six hours', () => {
    const goneFor = (hours: number) =>
      updateRecords({
        records: first,
        subjects: [],
        now: new Date(now.getTime() + hours * 3_600_000),
      });
    expect(goneFor(5)).toEqual(first);
    expect(goneFor(6)).toEqual({});
  });
});
