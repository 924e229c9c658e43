import { expect } from 'vitest';
import type { Queryable } from '../../src/util/queryable.js';
import { broadSession, recordStatements } from '../support/broad-session.js';
import { connect, test } from '../support/database.js';
import { countCalls, mentionedNames, plantOverloads } from '../support/hostile-overloads.js';

test('no command calls what another role created in a schema of the search path', async ({ databaseUrl, db }) => {
  // An overload in front of pg_catalog wins even if PostgreSQL's own takes the same types.
  await usePath(db, 'app, public, pg_catalog');
  let before: readonly string[] = [];
  const statements = await recordStatements(async () => {
    before = await broadSession(databaseUrl);
  });
  await plantOverloads(db, mentionedNames(statements));
  await expectHostility(databaseUrl);

  expect(await broadSession(databaseUrl)).toEqual(before);
  expect(await countCalls(db)).toBe(1);
}, 300_000);

/** Every session that begins from now on has this path. */
async function usePath(db: Queryable, path: string): Promise<void> {
  await db.query(`CREATE SCHEMA app; DO $$ BEGIN
    EXECUTE format('ALTER DATABASE %I SET search_path = ${path}', current_database()); END $$`);
}

/** Unqualified SQL does call an overload, so a test without calls means something. */
async function expectHostility(url: string): Promise<void> {
  const session = await connect(url);
  await expect(session.query("SELECT concat('a'::text, 'b'::text)")).rejects.toThrow('hostile');
  await session.close();
}
