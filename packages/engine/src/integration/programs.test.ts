import { EngineTestBed, untilNoProcess } from './EngineTestBed';

jest.setTimeout(120_000);

describe('programs that misbehave', () => {
  let bed: EngineTestBed;

  beforeAll(async () => {
    bed = await EngineTestBed.create();
  });

  afterAll(async () => {
    await bed.remove();
  });

  it.each([
    [
      'throws',
      `throw new Error('size must be positive');`,
      'program-failed',
      'size must be positive',
    ],
    [
      'rejects',
      `module.exports = async () => { throw new Error('no such zone'); };`,
      'program-failed',
      'no such zone',
    ],
    ['ends its process', `process.exit(0);`, 'program-exited', 'process.exit'],
    [
      'ends its process later',
      `setTimeout(() => process.exit(1), 20);
       exports.late = new Promise(resolve => setTimeout(() => resolve(1), 300));`,
      'program-exited',
      'process.exit',
    ],
    ['does not parse', `this is { not JavaScript`, 'program-broken', ''],
    [
      'needs a setting it does not get',
      `config.require('size');`,
      'setting-missing',
      '',
    ],
    [
      'registers a resource twice',
      `new Part('part'); new Part('part');`,
      'duplicate-resource',
      '',
    ],
    [
      'uses a provider that is not there',
      `new pulumi.CustomResource('missing:index:Thing', 'thing', {});`,
      'provider-missing',
      '',
    ],
  ])('fails when it %s', async (name, source, code, reason) => {
    const operation = await bed.start(source, {
      stack: name.replaceAll(' ', '-'),
    });
    const result = await operation.result;
    expect(result).toMatchObject({ outcome: 'failed', problem: { code } });
    expect(result.problem?.cause).toContain(reason);
    await untilNoProcess(operation.operationId);
  });

  it('fails when the program does not exist', async () => {
    const { result } = await bed.run('', {
      program: { path: '/nonexistent/program.cjs' },
    });
    expect(result).toMatchObject({
      outcome: 'failed',
      problem: { code: 'program-broken' },
    });
  });

  it('survives a program that prints garbage', async () => {
    const { result, events } = await bed.run(
      `
        process.stdout.write(Buffer.from([0, 255, 254, 10, 27, 91, 51, 49, 109, 65, 10]));
        process.stdout.write('{"type":"result","result":{}}\\n');
        process.stdout.write('x'.repeat(9000000) + '\\n');
        process.stderr.write('no end of line');
        new Part('part');
      `,
      { stack: 'garbage' },
    );
    expect(result).toMatchObject({
      outcome: 'succeeded',
      changes: { create: 1 },
    });
    const text = JSON.stringify(events);
    expect(text.length).toBeLessThan(5_000_000);
    expect(text.includes('The program printed too much')).toBe(true);
    expect(text.includes('\\u0000')).toBe(false);
  });

  it('reports a program that kills its own process as interrupted', async () => {
    const operation = await bed.start(`process.kill(process.pid, 'SIGKILL');`, {
      stack: 'suicide',
    });
    expect(await operation.result).toMatchObject({
      outcome: 'interrupted',
      problem: { code: 'runner-lost' },
    });
    await untilNoProcess(operation.operationId);
  });
});
