import { OperationStore } from '../database/OperationStore';
import { FakeRunner } from './__testUtils__/FakeRunner';
import { TestDatabase } from './__testUtils__/TestDatabase';
import { startTestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(60_000);

describe('recovery', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await TestDatabase.create();
  });

  afterEach(async () => {
    await database.drop();
  });

  it('lets a worker that lost its lease write nothing more', async () => {
    const lost = new FakeRunner();
    const portal = await startTestPortal({ database, runner: lost });
    const { environment, operation } = await portal.create();
    const run = await lost.next();
    // As a frozen process would find it when it thaws.
    const store = new OperationStore(database.connect());
    const row = (await store.get(operation.id))!;
    const taken = await store.takeOver(row, 'elsewhere/1/x', 30);
    expect(taken!.fencingToken).toBe(row.fencing_token + 1);
    const before = await portal.operations.listEvents(operation.id, {
      after: 0,
      limit: 100,
    });

    run.options.onEvent({ type: 'progress', done: 1, total: 2 });
    run.end();
    await portal.stop();

    expect(
      await portal.operations.listEvents(operation.id, {
        after: 0,
        limit: 100,
      }),
    ).toEqual(before);
    expect((await portal.operations.get(operation.id)).state).toBe('running');
    expect((await portal.environments.get(environment.id)).status).toBe(
      'creating',
    );
  });

  it('marks the operation of a lost worker interrupted, ends its processes and lets the next one run', async () => {
    const runner = new FakeRunner();
    const portal = await startTestPortal({ database, runner });
    const { environment, operation } = await portal.create();
    await runner.next();
    const knex = database.connect();
    await knex('operations')
      .where({ id: operation.id })
      .update({
        worker: 'elsewhere/1/x',
        fencing_token: knex.raw('fencing_token + 1'),
        lease_until: knex.raw(`now() - interval '1 second'`),
      });

    await portal.recovery.recover();

    expect(runner.killed).toEqual([operation.id]);
    expect(await portal.operations.get(operation.id)).toMatchObject({
      state: 'interrupted',
      problem: { code: 'interrupted' },
    });
    expect((await portal.environments.get(environment.id)).status).toBe(
      'failed',
    );
    const events = await portal.operations.listEvents(operation.id, {
      after: 0,
      limit: 100,
    });
    expect(events[events.length - 1].payload).toMatchObject({
      type: 'finished',
      outcome: 'interrupted',
    });

    const next = await portal.operations.create(
      environment.id,
      { kind: 'deploy' },
      'user:default/maria',
    );
    const run = await runner.next();
    expect(run.request).toMatchObject({
      operationId: next.id,
      refresh: true,
    });
    run.end();
    expect((await portal.end(next.id)).state).toBe('succeeded');
    await portal.stop();
  });

  it('leaves an operation alone whose worker lives', async () => {
    const runner = new FakeRunner();
    const portal = await startTestPortal({ database, runner });
    const { operation } = await portal.create();
    const run = await runner.next();

    await portal.recovery.recover();
    expect((await portal.operations.get(operation.id)).state).toBe('running');

    run.end();
    expect((await portal.end(operation.id)).state).toBe('succeeded');
    await portal.stop();
  });

  it('ends what runs when the portal stops, and says so', async () => {
    const runner = new FakeRunner();
    const portal = await startTestPortal({ database, runner });
    const { operation } = await portal.create();
    await runner.next();

    await portal.stop();

    expect(await portal.operations.get(operation.id)).toMatchObject({
      state: 'interrupted',
      problem: { code: 'portal-stopped' },
    });
  });

  it('hands what waits behind a slow end to the next backend', async () => {
    const runner = new FakeRunner();
    runner.windDownMs = 2_500;
    const portal = await startTestPortal({ database, runner });
    const { environment, operation } = await portal.create();
    await runner.next();
    const waiting = await portal.operations.create(
      environment.id,
      { kind: 'refresh' },
      'user:default/maria',
    );
    await portal.stop();
    expect((await portal.operations.get(operation.id)).state).toBe(
      'interrupted',
    );

    const other = new FakeRunner();
    const next = await startTestPortal({ database, runner: other });
    const run = await other.next();
    expect(run.request.operationId).toBe(waiting.id);
    run.end();
    expect((await next.end(waiting.id)).state).toBe('succeeded');
    await next.stop();
  });

  it('starts an operation whose job was taken by a backend that died before it began', async () => {
    const dead = await startTestPortal({
      database,
      runner: new FakeRunner(),
      works: false,
    });
    const { operation } = await dead.create();
    const knex = database.connect();
    await knex('pgboss.job')
      .where({ id: operation.id })
      .update({
        state: 'active',
        started_on: knex.fn.now(),
        heartbeat_on: knex.raw(`now() - interval '1 minute'`),
      });
    await dead.stop();

    const runner = new FakeRunner();
    const portal = await startTestPortal({ database, runner });
    const run = await runner.next();
    expect(run.request.operationId).toBe(operation.id);
    run.end();
    await portal.end(operation.id);
    await portal.stop();
  });

  it('says what may exist unrecorded, and what to do when the state stays locked', async () => {
    const runner = new FakeRunner();
    runner.unlock = async () => {
      throw new Error('no such bucket s3://secret-place');
    };
    const portal = await startTestPortal({ database, runner });
    const interrupt = async (operationId: string) => {
      const knex = database.connect();
      await knex('operations')
        .where({ id: operationId })
        .update({
          worker: 'elsewhere/1/x',
          fencing_token: knex.raw('fencing_token + 1'),
          lease_until: knex.raw(`now() - interval '1 second'`),
        });
      await portal.recovery.recover();
      return (await portal.operations.get(operationId)).problem!;
    };
    const { environment, operation } = await portal.create();
    await runner.next();

    const locked = await interrupt(operation.id);
    expect(locked.cause).toContain('could not be released');
    expect(locked.cause).not.toContain('secret-place');
    expect(locked.nextStep).toMatch(/^Unlock the environment/);

    runner.unlock = async () => ({
      outcome: 'succeeded',
      changes: { create: 0, update: 0, replace: 0, delete: 0, same: 0 },
      state: {
        digest: 'd',
        resources: [],
        outputs: {},
        pendingCreates: [
          {
            urn: 'urn:pulumi:a::b::aws:s3/bucket:Bucket::site',
            type: 'aws:s3/bucket:Bucket',
            inputs: { bucket: 'site-1' },
          },
        ],
      },
    });
    const again = await portal.operations.retry(
      operation.id,
      'user:default/maria',
    );
    await runner.next();
    const pending = await interrupt(again.id);
    expect(pending.cause).toContain('without being recorded: site.');
    expect(pending.nextStep).toMatch(/^Run the operation again/);
    expect(
      (await portal.environments.getState(environment.id))?.state
        .pendingCreates,
    ).toHaveLength(1);
    await portal.stop();
  });

  it('carries an operation through lost connections to the database', async () => {
    const runner = new FakeRunner();
    const portal = await startTestPortal({ database, runner });
    const { operation } = await portal.create();
    const run = await runner.next();
    const cut = () =>
      database.connect().raw(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      );

    for (let done = 1; done <= 20; done += 1) {
      run.options.onEvent({ type: 'progress', done, total: 20 });
      if (done % 5 === 0) {
        await cut();
      }
    }
    run.end();
    await cut();

    expect(await portal.end(operation.id)).toMatchObject({
      state: 'succeeded',
      progress: { done: 20, total: 20 },
    });
    const events = await portal.operations.listEvents(operation.id, {
      after: 0,
      limit: 100,
    });
    expect(
      events.flatMap(({ payload }) =>
        payload.type === 'progress' ? [payload.done] : [],
      ),
    ).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    await portal.stop();
  });
});
