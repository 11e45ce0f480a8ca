import { FaultInput, faultSchema } from './Fault';
import { FaultStore } from './FaultStore';

const fault = (input: FaultInput) => faultSchema.parse(input);
const CREATE = { service: 'ecs', operation: 'CreateService' };
const DESCRIBE = { service: 'ecs', operation: 'DescribeServices' };

describe('FaultStore', () => {
  it('hits the calls that a pattern fits, and no others', () => {
    const store = new FaultStore();
    store.set(
      fault({ service: 'ecs', operation: 'Describe*', errorCode: 'Busy' }),
    );
    expect(store.take(DESCRIBE)?.errorCode).toBe('Busy');
    expect(store.take(CREATE)).toBeUndefined();
    expect(store.take({ ...DESCRIBE, service: 'ec2' })).toBeUndefined();
  });

  it('ends after its times, and says how many are left', () => {
    const store = new FaultStore();
    store.set(fault({ errorCode: 'Busy', times: 2 }));
    store.take(CREATE);
    expect(store.list()).toEqual([expect.objectContaining({ times: 1 })]);
    store.take(CREATE);
    expect(store.list()).toEqual([]);
    expect(store.take(CREATE)).toBeUndefined();
  });

  it('hits by its probability', () => {
    const draws = [0.1, 0.9];
    const store = new FaultStore({ random: () => draws.shift()! });
    store.set(fault({ errorCode: 'Busy', probability: 0.5 }));
    expect(store.take(CREATE)).toBeDefined();
    expect(store.take(CREATE)).toBeUndefined();
  });

  it('replaces a fault for the same calls, and clears some or all', () => {
    const store = new FaultStore();
    store.set(fault({ service: 'ecs', errorCode: 'One' }));
    store.set(fault({ service: 'ecs', errorCode: 'Two' }));
    store.set(fault({ service: 'rds', errorCode: 'Three' }));
    expect(store.list().map(it => it.errorCode)).toEqual(['Two', 'Three']);
    store.clear({ service: 'ecs' });
    expect(store.list().map(it => it.errorCode)).toEqual(['Three']);
    store.clear();
    expect(store.list()).toEqual([]);
  });
});

describe('faultSchema', () => {
  it.each([
    ['nothing to do', {}],
    ['an unknown rule', { errorCode: 'Busy', chance: 1 }],
    ['a status that is no error', { errorCode: 'Busy', httpStatus: 200 }],
    ['a probability of nothing', { errorCode: 'Busy', probability: 0 }],
    ['a code that would break a header', { errorCode: 'Bu\nsy' }],
  ])('refuses %s', (_what, input) => {
    expect(faultSchema.safeParse(input).success).toBe(false);
  });
});
