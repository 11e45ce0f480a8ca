import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

/** Opens the plugin's database and brings its tables up to date. */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  const client = String(knex.client.config.client);
  if (client !== 'pg') {
    throw new Error(
      `The environments plugin needs PostgreSQL, because its queue lives in the database, but backend.database.client is '${client}'; set it to 'pg'`,
    );
  }
  if (!database.migrations?.skip) {
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@backlot/plugin-environments-backend',
        'migrations',
      ),
    });
  }
  return knex;
}
