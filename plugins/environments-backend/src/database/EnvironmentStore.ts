import { EnvironmentListQuery } from '@backlot/plugin-environments-common';
import { Knex } from 'knex';
import { decodeCursor, encodeCursor } from './cursor';
import { EnvironmentFilter, EnvironmentFilterKey } from './EnvironmentFilter';
import { EnvironmentRow } from './EnvironmentRow';
import { toJsonb } from './toJsonb';

const TABLE = 'environments';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const filterColumns: Record<EnvironmentFilterKey, string> = {
  ownerRef: 'owner_ref',
  stage: 'stage',
  account: 'account',
  template: 'template_name',
};

/** Reads and writes `environments`. */
export class EnvironmentStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async insert(
    row: Omit<
      EnvironmentRow,
      | 'created_at'
      | 'updated_at'
      | 'encryption'
      | 'state'
      | 'state_at'
      | 'needs_refresh'
      | 'status_reason'
    >,
    transaction: Knex.Transaction,
  ): Promise<EnvironmentRow> {
    const [inserted] = await transaction<EnvironmentRow>(TABLE)
      .insert({ ...row, parameters: toJsonb(row.parameters) as any })
      .returning('*');
    return inserted as EnvironmentRow;
  }

  async get(id: string): Promise<EnvironmentRow | undefined> {
    return (await this.getMany([id]))[0];
  }

  /** One slot per id, in order. */
  async getMany(ids: string[]): Promise<Array<EnvironmentRow | undefined>> {
    const known = ids.filter(isUuid);
    const rows: EnvironmentRow[] = known.length
      ? await this.#knex<EnvironmentRow>(TABLE).whereIn('id', known)
      : [];
    return ids.map(id => rows.find(row => row.id === id));
  }

  /** Reads an environment and keeps others from changing it until the transaction ends. */
  async lock(
    id: string,
    transaction: Knex.Transaction,
  ): Promise<EnvironmentRow | undefined> {
    if (!isUuid(id)) {
      return undefined;
    }
    return (
      transaction<EnvironmentRow>(TABLE)
        .where({ id })
        // Weaker than FOR UPDATE, which new operations of the environment would wait for.
        .forNoKeyUpdate()
        .first()
    );
  }

  async findByIdempotencyKey(key: string): Promise<EnvironmentRow | undefined> {
    return this.#knex<EnvironmentRow>(TABLE)
      .where({ idempotency_key: key })
      .first();
  }

  async isNameTaken(name: string): Promise<boolean> {
    const row = await this.#knex(TABLE)
      .where({ name })
      .whereNot({ status: 'destroyed' })
      .first('id');
    return row !== undefined;
  }

  /** Newest first, by keyset. */
  async list(
    query: EnvironmentListQuery,
    filter?: EnvironmentFilter,
  ): Promise<{ rows: EnvironmentRow[]; nextCursor?: string }> {
    const limit = Number(query.limit ?? 50);
    const select = this.#knex<EnvironmentRow>(TABLE)
      // Microseconds decide the order, and a JavaScript date has none.
      .select('*', this.#knex.raw(`created_at::text AS place`))
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit + 1);
    const equal: Array<[string, string | undefined]> = [
      ['component_ref', query.componentRef],
      ['system_ref', query.systemRef],
      ['owner_ref', query.ownerRef],
      ['name', query.name],
      ['stage', query.stage],
      ['account', query.account],
      ['template_name', query.template],
    ];
    for (const [column, value] of equal) {
      if (value !== undefined) {
        select.where(column, value);
      }
    }
    if (!query.includeDestroyed) {
      select.whereNot({ status: 'destroyed' });
    }
    if (filter) {
      select.where(builder => applyFilter(builder, filter));
    }
    if (query.cursor) {
      const [createdAt, id] = decodeCursor(query.cursor, [
        /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:?\d\d)?$/,
        UUID,
      ]);
      select.whereRaw('(created_at, id) < (?::timestamptz, ?::uuid)', [
        createdAt,
        id,
      ]);
    }
    const rows = (await select) as Array<EnvironmentRow & { place: string }>;
    const page = rows.slice(0, limit);
    const last = page[page.length - 1];
    return {
      rows: page,
      nextCursor:
        rows.length > limit ? encodeCursor([last.place, last.id]) : undefined,
    };
  }

  async update(
    id: string,
    patch: Partial<EnvironmentRow>,
    transaction: Knex = this.#knex,
  ): Promise<EnvironmentRow | undefined> {
    const json = (['parameters', 'encryption', 'state'] as const).filter(
      column => patch[column],
    );
    const [row] = await transaction<EnvironmentRow>(TABLE)
      .where({ id })
      .update({
        ...patch,
        ...Object.fromEntries(
          json.map(column => [column, toJsonb(patch[column])]),
        ),
        updated_at: transaction.fn.now() as any,
      })
      .returning('*');
    return row as EnvironmentRow | undefined;
  }
}

function applyFilter(
  builder: Knex.QueryBuilder,
  filter: EnvironmentFilter,
  negated = false,
): void {
  if ('not' in filter) {
    applyFilter(builder, filter.not, !negated);
  } else if ('key' in filter) {
    const column = filterColumns[filter.key];
    if (negated) {
      builder.whereNotIn(column, filter.values);
    } else {
      builder.whereIn(column, filter.values);
    }
  } else {
    const [parts, isAny] =
      'anyOf' in filter ? [filter.anyOf, true] : [filter.allOf, false];
    // De Morgan: a negated "any" is "all of the negated".
    const joinByOr = isAny !== negated;
    for (const part of parts) {
      const nested = (inner: Knex.QueryBuilder) =>
        applyFilter(inner, part, negated);
      if (joinByOr) {
        builder.orWhere(nested as any);
      } else {
        builder.andWhere(nested as any);
      }
    }
    if (parts.length === 0 && joinByOr) {
      builder.whereRaw('false');
    }
  }
}

/** The column is a uuid, and PostgreSQL fails on other text rather than finding nothing. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
