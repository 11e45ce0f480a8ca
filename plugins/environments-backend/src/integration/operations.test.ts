import { FakeRunner } from './__testUtils__/FakeRunner';
import { TestDatabase } from './__testUtils__/TestDatabase';
import { startTestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(60_000);

describe('operations', () => {
  let database: TestDatabase;
  let runner: FakeRunner;
  let portal: Awaited<ReturnType<typeof startTestPortal>>;

  beforeEach(async () => {
    database = await TestDatabase.create();
    runner = new FakeRunner();
    portal = await startTestPortal({ database, runner });
  });

  afterEach(async () => {
    await portal.stop();
    await database.drop();
  });

  it('creates an environment, runs its first deploy and keeps every event in order', async () => {
    const { environment, operation } = await portal.create({
      parameters: { apiKey: 'canary-key' },
    });
    expect(environment).toMatchObject({
      status: 'creating',
      ownerRef: 'group:default/expenses',
      systemRef: 'system:default/expense-manager',
      parameters: { taskCount: 2, apiKey: '[secret]' },
      sandbox: true,
    });
    expect(environment.expiresAt).toBeDefined();

    const run = await runner.next();
    expect(run.request).toMatchObject({
      kind: 'deploy',
      project: 'small',
      stack: environment.id,
      config: { taskCount: 2, stage: 'dev', environmentName: 'api-dev' },
      secretConfig: { apiKey: 'canary-key' },
    });
    for (let done = 1; done <= 120; done += 1) {
      run.options.onEvent({ type: 'progress', done, total: 120 });
    }
    run.end({
      outcome: 'succeeded',
      state: { digest: 'd', resources: [], outputs: {}, pendingCreates: [] },
    });

    const ended = await portal.end(operation.id);
    expect(ended).toMatchObject({
      state: 'succeeded',
      progress: { done: 120, total: 120 },
    });
    expect((await portal.environments.get(environment.id)).status).toBe(
      'ready',
    );
    const events = await portal.operations.listEvents(operation.id, {
      after: 0,
      limit: 1_000,
    });
    expect(events.map(({ seq }) => seq)).toEqual(
      events.map((_, index) => index + 1),
    );
    expect(events[0].payload).toEqual({
      type: 'state-changed',
      state: 'queued',
    });
    expect(events[events.length - 1].payload).toMatchObject({
      type: 'finished',
      outcome: 'succeeded',
    });
    expect(portal.published).toContain(environment.id);
  });

  it('keeps no secret parameter in clear in the database', async () => {
    const { operation } = await portal.create({
      parameters: { apiKey: 'canary-key' },
    });
    (await runner.next()).end();
    await portal.end(operation.id);

    const knex = database.connect();
    const tables = await knex('information_schema.tables')
      .whereNotIn('table_schema', ['pg_catalog', 'information_schema'])
      .where({ table_type: 'BASE TABLE' })
      .select('table_schema', 'table_name');
    expect(tables.length).toBeGreaterThan(5);
    for (const { table_schema, table_name } of tables) {
      const rows = await knex(`${table_schema}.${table_name}`).select();
      expect(JSON.stringify(rows)).not.toContain('canary-key');
    }
  });

  it('stores what a program prints, whatever it is', async () => {
    const { operation } = await portal.create();
    const run = await runner.next();
    run.options.onEvent({
      type: 'diagnostic',
      severity: 'info',
      message: 'zero \u0000 and half \ud83d',
      source: 'program',
    });
    run.end();
    await portal.end(operation.id);

    const events = await portal.operations.listEvents(operation.id, {
      after: 0,
      limit: 100,
    });
    expect(events.map(({ payload }) => payload)).toContainEqual(
      expect.objectContaining({ message: 'zero  and half \ufffd' }),
    );
  });

  it('answers the same idempotency key with the same environment, also when sent at once', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => portal.create({ idempotencyKey: 'task-1' })),
    );

    expect(new Set(answers.map(({ environment }) => environment.id)).size).toBe(
      1,
    );
    expect(new Set(answers.map(({ operation }) => operation.id)).size).toBe(1);
  });

  it('runs one operation of an environment at a time, in order', async () => {
    const { environment, operation } = await portal.create();
    const first = await runner.next();
    const second = await portal.operations.create(
      environment.id,
      { kind: 'refresh' },
      'user:default/maria',
    );
    const third = await portal.operations.create(
      environment.id,
      { kind: 'preview' },
      'user:default/maria',
    );
    expect(second.queuePosition).toBe(1);
    expect(third.queuePosition).toBe(2);
    expect(runner.runs).toHaveLength(1);

    first.end();
    await portal.end(operation.id);
    (await runner.next()).end();
    await portal.end(second.id);
    (await runner.next()).end();
    await portal.end(third.id);

    expect(runner.runs.map(({ request }) => request.operationId)).toEqual([
      operation.id,
      second.id,
      third.id,
    ]);
  });

  it('cancels a queued operation at once and a running one through its runner', async () => {
    const { environment, operation } = await portal.create();
    await runner.next();
    const queued = await portal.operations.create(
      environment.id,
      { kind: 'refresh' },
      'user:default/maria',
    );

    expect(
      await portal.operations.cancel(queued.id, 'user:default/maria'),
    ).toMatchObject({
      state: 'cancelled',
      cancelRequestedBy: 'user:default/maria',
    });
    expect(
      await portal.operations.cancel(operation.id, 'user:default/maria'),
    ).toMatchObject({ cancelRequestedBy: 'user:default/maria' });

    expect((await portal.end(operation.id)).state).toBe('cancelled');
    const events = await portal.operations.listEvents(operation.id, {
      after: 0,
      limit: 100,
    });
    expect(
      events.flatMap(({ payload }) =>
        payload.type === 'state-changed' ? [payload.state] : [],
      ),
    ).toEqual(['queued', 'running', 'cancelling']);
    expect(await portal.environments.get(environment.id)).toMatchObject({
      status: 'failed',
      statusReason: 'Its last deploy was cancelled',
    });
    await expect(
      portal.operations.cancel(operation.id, 'user:default/maria'),
    ).rejects.toThrow('cannot be cancelled any more');
    expect(runner.runs).toHaveLength(1);
  });

  it('retries what failed and destroys by the typed name', async () => {
    const { environment, operation } = await portal.create();
    (await runner.next()).end({
      outcome: 'failed',
      problem: {
        code: 'throttled',
        title: 'AWS throttled',
        cause: 'Too many calls',
        nextStep: 'Run it again',
        retryable: true,
      },
    });
    expect(await portal.end(operation.id)).toMatchObject({
      state: 'failed',
      problem: { code: 'throttled' },
    });
    expect(await portal.environments.get(environment.id)).toMatchObject({
      status: 'failed',
      statusReason: 'AWS throttled',
    });

    const again = await portal.operations.retry(
      operation.id,
      'user:default/maria',
    );
    expect(again.retryOf).toBe(operation.id);
    expect(
      await portal.operations.retry(operation.id, 'user:default/maria'),
    ).toMatchObject({ id: again.id });
    (await runner.next()).end();
    await portal.end(again.id);

    const caller = { userRef: 'user:default/maria', credentials: {} as any };
    await expect(
      portal.environments.destroy(
        environment.id,
        { confirmName: 'other' },
        caller,
      ),
    ).rejects.toThrow("confirmName must be the environment's name, 'api-dev'");
    const destroy = await portal.environments.destroy(
      environment.id,
      { confirmName: 'api-dev' },
      caller,
    );
    (await runner.next()).end();
    await portal.end(destroy.id);
    expect((await portal.environments.get(environment.id)).status).toBe(
      'destroyed',
    );
    expect((await portal.environments.list({})).items).toEqual([]);
    // The name is free again.
    await portal.create();
  });

  it.each([
    [{ name: 'Wrong' }, /^name must be lower-case/],
    [
      { stage: 'qa' },
      "stage 'qa' does not exist; choose one of dev, staging, prod",
    ],
    [{ stage: 'prod' }, "stage 'prod' is not allowed in account 'sandbox'"],
    [{ account: 'other' }, "account 'other' does not exist"],
    [{ region: 'eu-west-9' }, "region 'eu-west-9' is not allowed"],
    [{ template: 'large' }, "template 'large' does not exist"],
    [{ version: '9.9.9' }, "template 'small' in version 9.9.9 does not exist"],
    [{ componentRef: 'component:default/gone' }, 'is not in the catalog'],
    [{ componentRef: ':::' }, 'is not an entity ref'],
    [{ ttl: 'P31D' }, "ttl may be at most P30D in stage 'dev'"],
    [{ ttl: 'soon' }, "ttl 'soon' is not a duration"],
    [{ parameters: { taskCount: 9 } }, 'parameters.taskCount must be <= 3'],
    [
      { parameters: { colour: 'red' } },
      'parameters.colour is not a parameter of this template',
    ],
  ])('refuses %j in one sentence and creates nothing', async (wrong, words) => {
    await expect(portal.create(wrong)).rejects.toThrow(words);

    expect((await portal.environments.list({})).items).toEqual([]);
    expect(runner.runs).toEqual([]);
  });

  it('refuses a taken name', async () => {
    await portal.create();

    await expect(portal.create()).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining("name 'api-dev' is taken"),
    });
  });
});
