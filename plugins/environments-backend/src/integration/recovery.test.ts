import { OperationStore } from '../database/OperationStore';
import { FakeRunner } from './FakeRunner';
import { TestDatabase } from './TestDatabase';
import { startTestPortal } from './TestPortal';

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
});
