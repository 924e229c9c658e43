import type { Queryable } from '../../src/util/queryable.js';

/** The tables of the default schema, sorted; the version table among them. */
export async function tablesOf(db: Queryable): Promise<readonly string[]> {
  const { rows } = await db.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  );
  return rows.map(({ name }) => name);
}

/** What the version table names. */
export async function versionsOf(db: Queryable): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>('SELECT version_num AS id FROM limbeck_version ORDER BY 1');
  return rows.map(({ id }) => id);
}

/** How many advisory locks are held on this database. */
export async function locksOf(db: Queryable): Promise<number> {
  const { rows } = await db.query(`
    SELECT FROM pg_locks WHERE locktype = 'advisory'
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
  return rows.length;
}
