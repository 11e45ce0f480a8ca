import { SECRET_MASK } from '@backlot/plugin-environments-common';
import { EnvironmentStore } from '../database/EnvironmentStore';
import { FakeRunner } from './__testUtils__/FakeRunner';
import { TestDatabase } from './__testUtils__/TestDatabase';
import { smallTemplate, startTestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(60_000);

const caller = { userRef: 'user:default/maria', credentials: {} as any };

describe('environments', () => {
  let database: TestDatabase;
  let runner: FakeRunner;
  let portal: Awaited<ReturnType<typeof startTestPortal>>;

  beforeAll(async () => {
    database = await TestDatabase.create();
    runner = new FakeRunner();
    portal = await startTestPortal({ database, runner });
  });

  afterEach(async () => {
    for (const run of runner.runs) {
      run.end();
    }
    await database.connect()('environments').delete();
  });

  afterAll(async () => {
    await portal?.stop();
    await database?.drop();
  });

  it('changes parameters, keeps secrets that are not sent, and waits for a deploy', async () => {
    const { environment } = await portal.create({
      parameters: { apiKey: 'canary-1' },
    });
    (await runner.next()).end();

    const changed = await portal.environments.update(environment.id, {
      parameters: { taskCount: 3, apiKey: SECRET_MASK },
    });
    expect(changed.parameters).toEqual({ taskCount: 3, apiKey: SECRET_MASK });
    await portal.operations.create(
      environment.id,
      { kind: 'deploy' },
      caller.userRef,
    );
    expect((await runner.next()).request).toMatchObject({
      config: { taskCount: 3 },
      secretConfig: { apiKey: 'canary-1' },
    });

    await portal.environments.update(environment.id, {
      parameters: { apiKey: 'canary-2' },
    });
    await portal.operations.create(
      environment.id,
      { kind: 'preview' },
      caller.userRef,
    );
    runner.runs.at(-1)!.end();
    expect((await runner.next()).request.secretConfig).toEqual({
      apiKey: 'canary-2',
    });
  });

  it('moves to a version that dropped a parameter, and refuses one that is not there', async () => {
    const { environment } = await portal.create();
    await portal.templates.publish(
      smallTemplate('2.0.0', {
        size: { type: 'string', enum: ['s', 'm'], default: 's' },
      }),
      'user:default/platform-engineer',
    );

    await expect(
      portal.environments.update(environment.id, { version: '9.0.0' }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('in version 9.0.0 does not exist'),
    });
    const upgraded = await portal.environments.update(environment.id, {
      version: '2.0.0',
    });
    expect(upgraded.template.version).toBe('2.0.0');
    expect(upgraded.parameters).toEqual({ size: 's' });
    await expect(
      portal.environments.update(environment.id, {
        parameters: { taskCount: 1 },
      }),
    ).rejects.toThrow('parameters.taskCount is not a parameter');
  });

  it('loses none of two changes made at once', async () => {
    const { environment } = await portal.create({ version: '1.0.0' });

    await Promise.all([
      portal.environments.update(environment.id, {
        parameters: { taskCount: 3 },
      }),
      portal.environments.update(environment.id, {
        parameters: { apiKey: 'canary' },
      }),
    ]);

    expect(
      (await portal.environments.get(environment.id)).parameters,
    ).toMatchObject({ taskCount: 3, apiKey: SECRET_MASK });
  });

  it('destroys only what is not protected, once', async () => {
    const { environment } = await portal.create();
    const destroy = () =>
      portal.environments.destroy(
        environment.id,
        { confirmName: 'api-dev' },
        caller,
      );
    await portal.environments.update(environment.id, { protected: true });
    await expect(destroy()).rejects.toThrow('is protected');
    await portal.environments.update(environment.id, { protected: false });

    const answers = await Promise.allSettled([destroy(), destroy()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    await expect(
      portal.operations.create(
        environment.id,
        { kind: 'deploy' },
        caller.userRef,
      ),
    ).rejects.toThrow('is being destroyed');
  });

  it('lists by filters, by permission and page by page', async () => {
    for (const name of ['one', 'two', 'three']) {
      await portal.create({ name, stage: name === 'two' ? 'staging' : 'dev' });
    }
    const names = async (
      query: Parameters<typeof portal.environments.list>[0],
      filter?: Parameters<typeof portal.environments.list>[1],
    ) =>
      (await portal.environments.list(query, filter)).items.map(
        ({ name }) => name,
      );
    const staging = { key: 'stage' as const, values: ['staging'] };
    const ours = {
      key: 'ownerRef' as const,
      values: ['group:default/expenses'],
    };

    expect(await names({})).toEqual(['three', 'two', 'one']);
    expect(await names({ stage: 'staging' })).toEqual(['two']);
    expect(await names({ name: 'one' })).toEqual(['one']);
    expect(await names({}, staging)).toEqual(['two']);
    expect(await names({}, { not: staging })).toEqual(['three', 'one']);
    expect(await names({}, { allOf: [ours, { not: staging }] })).toEqual([
      'three',
      'one',
    ]);
    expect(await names({}, { not: { anyOf: [ours, staging] } })).toEqual([]);
    expect(await names({}, { not: { allOf: [ours, staging] } })).toEqual([
      'three',
      'one',
    ]);
    expect(await names({}, { anyOf: [] })).toEqual([]);
    expect(await names({}, { allOf: [] })).toHaveLength(3);
    expect(await names({}, { key: 'account', values: [] })).toEqual([]);
    expect(
      await names({}, { anyOf: [staging, { key: 'template', values: ['x'] }] }),
    ).toEqual(['two']);

    const first = await portal.environments.list({ limit: 2 });
    expect(first.items.map(({ name }) => name)).toEqual(['three', 'two']);
    const second = await portal.environments.list({
      limit: 2,
      cursor: first.nextCursor,
    });
    expect(second.items.map(({ name }) => name)).toEqual(['one']);
    expect(second.nextCursor).toBeUndefined();
    await expect(
      portal.environments.list({ cursor: 'nonsense' }),
    ).rejects.toThrow('cursor is not valid');
  });

  it('keeps apart environments made in the same microsecond', async () => {
    for (const name of ['one', 'two', 'three']) {
      await portal.create({ name });
    }
    await database
      .connect()('environments')
      .update({ created_at: '2026-01-01T00:00:00.123456Z' });
    const store = new EnvironmentStore(database.connect());

    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.list({ limit: 1, cursor });
      seen.push(...page.rows.map(({ name }) => name));
      cursor = page.nextCursor;
    } while (cursor);

    expect(seen.sort()).toEqual(['one', 'three', 'two']);
  });

  it('knows no environment by a text that is no id', async () => {
    await expect(portal.environments.get("' OR 1=1")).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    expect(await portal.environments.getMany(['nothing'])).toEqual([undefined]);
  });
});
