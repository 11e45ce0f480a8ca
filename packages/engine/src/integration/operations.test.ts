import { EngineTestBed } from './EngineTestBed';

jest.setTimeout(120_000);

describe('operations on the real engine', () => {
  let bed: EngineTestBed;

  beforeAll(async () => {
    bed = await EngineTestBed.create();
  });

  afterAll(async () => {
    await bed.remove();
  });

  it('goes through the life of an environment of components', async () => {
    const stack = 'life';
    const program = `
      new Part('first', { size: config.get('size'), parts: config.getObject('parts') });
      new Part('second');
      exports.address = 'https://example.test';
      exports.parts = config.getObject('parts');
    `;
    const config = { size: 'small', parts: { count: 2 } };

    const preview = await bed.run(program, { kind: 'preview', stack, config });
    expect(preview.result).toMatchObject({
      outcome: 'succeeded',
      changes: { create: 2 },
      state: { resources: [] },
    });
    expect(preview.events[0]).toEqual({
      type: 'started',
      engineVersion: expect.stringMatching(/^3\./),
    });
    expect(preview.events).toContainEqual({
      type: 'resource-planned',
      urn: 'urn:pulumi:life::test-template::test:index:Part::first',
      resourceType: 'test:index:Part',
      name: 'first',
      step: 'create',
      changes: [
        { path: 'parts', after: { count: 2 }, replaces: false },
        { path: 'size', after: 'small', replaces: false },
      ],
    });

    const first = await bed.run(program, { stack, config });
    expect(first.result).toMatchObject({
      outcome: 'succeeded',
      changes: { create: 2 },
      state: {
        outputs: { address: 'https://example.test', parts: { count: 2 } },
        pendingCreates: [],
      },
      encryption: { encryptionsalt: expect.any(String) },
    });
    expect(first.events.at(-1)).toEqual({
      type: 'finished',
      outcome: 'succeeded',
    });

    const { encryption } = first.result;
    const second = await bed.run(program, { stack, config, encryption });
    expect(second.result.changes).toEqual({
      create: 0,
      update: 0,
      replace: 0,
      delete: 0,
      same: 2,
    });
    expect(second.result.state?.digest).toBe(first.result.state?.digest);

    const destroyed = await bed.run('', {
      kind: 'destroy',
      stack,
      encryption,
    });
    expect(destroyed.result).toMatchObject({
      outcome: 'succeeded',
      changes: { delete: 2 },
    });
    expect(destroyed.result.state).toBeUndefined();
    expect(destroyed.events).toContainEqual({
      type: 'progress',
      done: 2,
      total: 2,
    });

    const again = await bed.run('', { kind: 'destroy', stack, encryption });
    expect(again.result.outcome).toBe('succeeded');
  });

  it('tells updates and replacements of resources by property', async () => {
    const stack = 'changes';
    const program = (kind: string, size: number) =>
      `exports.id = new Thing('thing', { kind: '${kind}', size: ${size} }).id;`;
    const first = await bed.run(program('a', 1), { stack });
    expect(first.result.changes.create).toBe(1);
    const { encryption } = first.result;

    const updated = await bed.run(program('a', 2), { stack, encryption });
    expect(updated.result.changes).toMatchObject({ update: 1, create: 0 });
    expect(updated.result.state?.digest).not.toBe(first.result.state?.digest);

    const preview = await bed.run(program('b', 2), {
      kind: 'preview',
      stack,
      encryption,
    });
    expect(preview.result.changes.replace).toBe(1);
    const planned = preview.events.filter(
      event => event.type === 'resource-planned',
    );
    expect(planned).toEqual([
      expect.objectContaining({
        step: 'replace',
        changes: [{ path: 'kind', before: 'a', after: 'b', replaces: true }],
      }),
    ]);

    const replaced = await bed.run(program('b', 2), { stack, encryption });
    expect(replaced.result.changes).toMatchObject({ replace: 1, delete: 0 });
    expect(replaced.result.state?.outputs.id).not.toBe(
      updated.result.state?.outputs.id,
    );
  });

  it('detects drift without recording it, and a refresh records it', async () => {
    const stack = 'drift';
    const { result } = await bed.run(`new Thing('thing', { kind: 'a' });`, {
      stack,
    });
    const { encryption } = result;

    const drift = await bed.run('', {
      kind: 'detect-drift',
      stack,
      encryption,
    });
    expect(drift.result).toMatchObject({
      outcome: 'succeeded',
      changes: { update: 1, same: 0 },
      state: { digest: result.state?.digest },
    });
    expect(drift.events).toContainEqual(
      expect.objectContaining({
        type: 'resource-planned',
        name: 'thing',
        step: 'update',
        changes: [{ path: 'seen', after: 'elsewhere', replaces: false }],
      }),
    );

    const refreshed = await bed.run('', { kind: 'refresh', stack, encryption });
    expect(refreshed.result.state?.digest).not.toBe(result.state?.digest);
    expect(refreshed.events).toContainEqual(
      expect.objectContaining({
        type: 'resource-done',
        name: 'thing',
        step: 'update',
      }),
    );
  });

  it('names the problem of a resource that failed', async () => {
    const { result, events } = await bed.run(
      `new Thing('thing', { failure: 'creating database: AccessDeniedException: arn:aws:iam::1:user/x' });`,
      { stack: 'failing' },
    );
    expect(result).toMatchObject({
      outcome: 'failed',
      problem: {
        code: 'access-denied',
        urn: 'urn:pulumi:failing::test-template::probe:index:Thing::thing',
      },
    });
    expect(JSON.stringify(result.problem)).not.toContain('arn:aws');
    expect(events).toContainEqual(
      expect.objectContaining({
        type: 'resource-failed',
        name: 'thing',
        step: 'create',
        problem: expect.objectContaining({ code: 'access-denied' }),
      }),
    );
  });

  it('says when a stack is locked, and unlocks what a lost operation left', async () => {
    const stack = 'locked';
    const running = await bed.start(`new Thing('slow', { delay: 120000 });`, {
      stack,
    });
    await running.until(event => event.type === 'resource-started');
    const refused = await bed.run(`new Part('other');`, { stack });
    expect(refused.result).toMatchObject({
      outcome: 'failed',
      problem: { code: 'stack-locked', retryable: true },
    });
    process.kill(await running.processId, 'SIGKILL');
    expect((await running.result).outcome).toBe('interrupted');
    expect(await bed.locks(stack)).toHaveLength(1);
    const unlocked = await bed.run('', { kind: 'unlock', stack });
    expect(unlocked.result.outcome).toBe('succeeded');
    expect(await bed.locks(stack)).toHaveLength(0);
    expect(unlocked.result.state?.pendingCreates).toHaveLength(1);
  });

  it('refuses a wrong passphrase without touching the state', async () => {
    const stack = 'passphrase';
    const first = await bed.run(
      `new Part('part', { word: pulumi.secret('hidden') });`,
      { stack },
    );
    const second = await bed.run(`new Part('part');`, {
      stack,
      encryption: first.result.encryption,
      secretsProvider: { type: 'passphrase', passphrase: 'another' },
    });
    expect(second.result).toMatchObject({
      outcome: 'failed',
      problem: { code: 'secrets-unreadable' },
      state: { digest: first.result.state?.digest },
    });
  });
});
