import type { Scratch } from './scratch.js';

/** What all databases of the server share: roles, their members and settings, databases, tablespaces. */
const SHARED = `SELECT pg_catalog.md5(pg_catalog.concat(
  (SELECT pg_catalog.string_agg(r::text, ' ' ORDER BY oid) FROM pg_catalog.pg_roles AS r),
  (SELECT pg_catalog.string_agg(m::text, ' ' ORDER BY roleid, member, grantor) FROM pg_catalog.pg_auth_members AS m),
  (SELECT pg_catalog.string_agg(s::text, ' ' ORDER BY setdatabase, setrole) FROM pg_catalog.pg_db_role_setting AS s),
  (SELECT pg_catalog.string_agg(t::text, ' ' ORDER BY oid) FROM pg_catalog.pg_tablespace AS t),
  (SELECT pg_catalog.string_agg(pg_catalog.concat(oid, datname, datdba, datacl), ' ' ORDER BY oid)
     FROM pg_catalog.pg_database))) AS shared`;

/**
 * Runs code of a target that may create roles, and takes it back if it did: a scratch database is dropped, but a role would
 * stay. In one snapshot, what other sessions do meanwhile is not seen.
 */
export async function runInDatabase(scratch: Scratch, statement: string): Promise<void> {
  const { connection } = scratch;
  // All of it is rolled back in the end.
  if (connection.isNested === true) return scratch.run(statement);
  await connection.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
  try {
    const before = await readShared(scratch);
    await connection.query(statement);
    const isShared = (await readShared(scratch)) !== before;
    await connection.query(isShared ? 'ROLLBACK' : 'COMMIT');
  } catch (error) {
    await connection.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

async function readShared({ connection }: Scratch): Promise<unknown> {
  return (await connection.query<{ readonly shared: unknown }>(SHARED)).rows[0]?.shared;
}
