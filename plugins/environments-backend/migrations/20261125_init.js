// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('template_versions', table => {
    table.comment('Immutable versions of infra templates');
    table.text('name').notNullable();
    table.text('version').notNullable();
    table.text('digest').notNullable();
    table.jsonb('manifest').notNullable();
    table.text('program').notNullable().comment('Compiled CommonJS program');
    table.timestamp('published_at').notNullable().defaultTo(knex.fn.now());
    table.text('published_by').notNullable();
    table.boolean('deprecated').notNullable().defaultTo(false);
    table.text('deprecation_message');
    table.boolean('replaced').notNullable().defaultTo(false);
    table.primary(['name', 'version']);
  });

  await knex.schema.createTable('environments', table => {
    table.comment('Environments: one Pulumi stack each');
    table.uuid('id').primary();
    table.text('name').notNullable();
    table.text('component_ref').notNullable();
    table.text('system_ref');
    table.text('owner_ref').notNullable();
    table.text('stage').notNullable();
    table.text('account').notNullable();
    table.text('account_id').notNullable();
    table.text('region').notNullable();
    table.boolean('sandbox').notNullable();
    table.text('template_name').notNullable();
    table.text('template_version').notNullable();
    table.text('template_digest').notNullable();
    table.jsonb('parameters').notNullable().comment('Secret ones masked');
    table.text('secret_parameters').comment('Encrypted JSON object');
    table.text('status').notNullable();
    table.text('status_reason');
    table.boolean('protected').notNullable().defaultTo(false);
    table
      .boolean('needs_refresh')
      .notNullable()
      .defaultTo(false)
      .comment('An operation was interrupted: refresh before the next apply');
    table.jsonb('encryption').comment('Encryption metadata of the stack');
    table.jsonb('state').comment('Last read state, secrets masked');
    table.timestamp('state_at');
    table.text('created_by').notNullable();
    table.timestamp('created_at').notNullable().defaultTo(knex.fn.now());
    table.timestamp('updated_at').notNullable().defaultTo(knex.fn.now());
    table.timestamp('expires_at');
    table.text('idempotency_key').unique();
    table.index(['component_ref', 'created_at']);
    table.index(['owner_ref', 'created_at']);
    table.index(['created_at', 'id']);
  });
  await knex.raw(
    `CREATE UNIQUE INDEX environments_live_name ON environments (name) WHERE status <> 'destroyed'`,
  );

  await knex.schema.createTable('operations', table => {
    table.comment('Queued pieces of engine work');
    table.uuid('id').primary();
    table
      .uuid('environment_id')
      .notNullable()
      .references('environments.id')
      .onDelete('CASCADE');
    table
      .bigIncrements('position', { primaryKey: false })
      .comment('Order in which operations were asked for');
    table.text('kind').notNullable();
    table.text('state').notNullable();
    table.text('requested_by').notNullable();
    table.text('template_version').notNullable();
    table.timestamp('created_at').notNullable().defaultTo(knex.fn.now());
    table.timestamp('started_at');
    table.timestamp('finished_at');
    table.integer('progress_done').notNullable().defaultTo(0);
    table.integer('progress_total');
    table.jsonb('changes');
    table.jsonb('problem');
    table.text('cancel_requested_by');
    table.uuid('retry_of');
    table.text('idempotency_key').unique();
    table
      .integer('fencing_token')
      .notNullable()
      .defaultTo(0)
      .comment('Raised by each worker that claims the operation');
    table.text('worker').comment('Host and process of the worker');
    table.integer('runner_process_id');
    table.timestamp('lease_until');
    table.index(['environment_id', 'position']);
    table.index(['state', 'lease_until']);
  });

  await knex.schema.createTable('operation_events', table => {
    table.comment('What happened in an operation, in order');
    table
      .uuid('operation_id')
      .notNullable()
      .references('operations.id')
      .onDelete('CASCADE');
    table.integer('seq').notNullable();
    table.timestamp('at').notNullable();
    table.jsonb('payload').notNullable();
    table.primary(['operation_id', 'seq']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('operation_events');
  await knex.schema.dropTable('operations');
  await knex.schema.dropTable('environments');
  await knex.schema.dropTable('template_versions');
};
