import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { randomUUID } from 'crypto';
import { TestDatabase } from './__testUtils__/TestDatabase';

const directory = resolvePackagePath(
  '@backlot/plugin-environments-backend',
  'migrations',
);

function environmentRow(status: string, id: string = randomUUID()) {
  return {
    id,
    name: 'api-dev',
    component_ref: 'component:default/api',
    owner_ref: 'group:default/expenses',
    stage: 'dev',
    account: 'sandbox',
    account_id: '000000000000',
    region: 'us-east-1',
    sandbox: true,
    template_name: 'small',
    template_version: '1.0.0',
    template_digest: 'sha256:0',
    parameters: '{}',
    status,
    created_by: 'user:default/maria',
  };
}

describe('migrations', () => {
  it('go down with rows present, and up again', async () => {
    const database = await TestDatabase.create();
    try {
      const knex = database.connect();
      const environmentId = randomUUID();
      const operationId = randomUUID();
      await knex('environments').insert(environmentRow('ready', environmentId));
      await knex('operations').insert({
        id: operationId,
        environment_id: environmentId,
        kind: 'deploy',
        state: 'queued',
        requested_by: 'user:default/maria',
        template_version: '1.0.0',
      });
      await knex('operation_events').insert({
        operation_id: operationId,
        seq: 1,
        at: knex.fn.now(),
        payload: '{}',
      });

      await knex.migrate.rollback({ directory }, true);
      expect(await knex.schema.hasTable('environments')).toBe(false);
      await knex.migrate.latest({ directory });
      expect(await knex('operations').select()).toEqual([]);
    } finally {
      await database.drop();
    }
  });

  it('let a name be taken again only once its environment is destroyed', async () => {
    const database = await TestDatabase.create();
    try {
      const knex = database.connect();
      const insert = (status: string) =>
        knex('environments').insert(environmentRow(status));

      await insert('destroyed');
      await insert('ready');
      await insert('destroyed');
      await expect(insert('failed')).rejects.toMatchObject({ code: '23505' });
    } finally {
      await database.drop();
    }
  });
});
