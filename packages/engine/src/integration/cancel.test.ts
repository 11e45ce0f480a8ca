import { runOperation } from '../runOperation';
import { EngineTestBed, untilNoProcess } from './EngineTestBed';

jest.setTimeout(120_000);

const TEN_SLOW_THINGS = `
  for (let index = 0; index < 10; index += 1) {
    new Thing('thing-' + index, { delay: 1500 });
  }
`;

describe('cancelling', () => {
  let bed: EngineTestBed;

  beforeAll(async () => {
    bed = await EngineTestBed.create();
  });

  afterAll(async () => {
    await bed.remove();
  });

  it('lets steps that are under way finish, and leaves no lock', async () => {
    const operation = await bed.start(TEN_SLOW_THINGS, {
      stack: 'graceful',
      parallel: 2,
    });
    await operation.until(event => event.type === 'resource-started');
    operation.cancel();
    const result = await operation.result;
    expect(result.outcome).toBe('cancelled');
    expect(result.state?.pendingCreates).toEqual([]);
    expect(result.changes.create).toBeGreaterThan(0);
    expect(result.changes.create).toBeLessThan(10);
    expect(await bed.locks('graceful')).toEqual([]);
    await untilNoProcess(operation.operationId);
  });

  it('ends a program that never ends', async () => {
    const operation = await bed.start(
      `new Part('part'); module.exports = () => new Promise(() => {});`,
      { stack: 'hanging' },
    );
    await operation.until(event => event.type === 'resource-started');
    operation.cancel();
    expect((await operation.result).outcome).toBe('cancelled');
    expect(await bed.locks('hanging')).toEqual([]);
    await untilNoProcess(operation.operationId);
  });

  it('ends a program that never yields by force', async () => {
    const operation = await bed.start(`console.log('looping'); for (;;);`, {
      stack: 'looping',
      cancelGraceMs: 500,
    });
    await operation.until(
      event => event.type === 'diagnostic' && event.message === 'looping',
    );
    operation.cancel();
    expect(await operation.result).toMatchObject({
      outcome: 'interrupted',
      problem: { code: 'cancel-enforced' },
    });
    await untilNoProcess(operation.operationId);
  });

  it('interrupts what takes longer than the grace period', async () => {
    const operation = await bed.start(`new Thing('slow', { delay: 60000 });`, {
      stack: 'slow',
      cancelGraceMs: 1_000,
    });
    await operation.until(event => event.type === 'resource-started');
    operation.cancel();
    const result = await operation.result;
    expect(result).toMatchObject({
      outcome: 'interrupted',
      problem: { code: 'cancel-enforced' },
    });
    await untilNoProcess(operation.operationId);
  });

  it('starts nothing when it comes before the operation', async () => {
    const onEvent = jest.fn();
    const onSpawn = jest.fn();
    const request = await bed.request(`new Part('part');`);
    const result = await runOperation(request, {
      signal: AbortSignal.abort(),
      onEvent,
      onSpawn,
    });
    expect(result.outcome).toBe('cancelled');
    expect(onSpawn).not.toHaveBeenCalled();
    expect(onEvent.mock.calls).toEqual([
      [{ type: 'finished', outcome: 'cancelled' }],
    ]);
  });
});
