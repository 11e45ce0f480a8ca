import { resolvePackagePath } from '@backstage/backend-plugin-api';
import knexFactory, { Knex } from 'knex';
import { randomBytes } from 'crypto';

/** A PostgreSQL database of a test's own, with the plugin's tables. */
export class TestDatabase {
  readonly #admin: Knex;
  readonly #name: string;
  readonly #open: Knex[] = [];

  static async create(): Promise<TestDatabase> {
    const url = process.env.BACKLOT_TEST_DATABASE_URL;
    if (!url) {
      throw new Error(
        'BACKLOT_TEST_DATABASE_URL must name a PostgreSQL server; ./backlot test starts one',
      );
    }
    const name = `test_${randomBytes(6).toString('hex')}`;
    const admin = knexFactory({ client: 'pg', connection: url });
    await admin.raw(`CREATE DATABASE ${name}`);
    const database = new TestDatabase(admin, name);
    await database.connect().migrate.latest({
      directory: resolvePackagePath(
        '@backlot/plugin-environments-backend',
        'migrations',
      ),
    });
    return database;
  }

  private constructor(admin: Knex, name: string) {
    this.#admin = admin;
    this.#name = name;
  }

  /** A pool of its own, as another backend would have. */
  connect(): Knex {
    const { hostname, port, username, password } = new URL(
      process.env.BACKLOT_TEST_DATABASE_URL!,
    );
    const knex = knexFactory({
      client: 'pg',
      connection: {
        host: hostname,
        port: Number(port),
        user: username,
        password,
        database: this.#name,
      },
      pool: { min: 0, max: 10 },
    });
    this.#open.push(knex);
    return knex;
  }

  async drop(): Promise<void> {
    await Promise.all(this.#open.map(knex => knex.destroy()));
    await this.#admin.raw(`DROP DATABASE ${this.#name} WITH (FORCE)`);
    await this.#admin.destroy();
  }
}
