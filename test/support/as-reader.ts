import { randomBytes } from 'node:crypto';
import type { Queryable } from '../../src/util/queryable.js';

/** Runs the work as a role that can only read: it may not even make a temporary table. */
export async function asReader<T>(db: Queryable, work: () => Promise<T>): Promise<T> {
  const role = `limbeck_reader_${randomBytes(6).toString('hex')}`;
  await db.query(`CREATE ROLE ${role}; DO $$ BEGIN
    EXECUTE pg_catalog.format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', pg_catalog.current_database()); END $$; SET ROLE ${role}`);
  try {
    return await work();
  } finally {
    await db.query(`RESET ROLE; DROP ROLE ${role}`);
  }
}
