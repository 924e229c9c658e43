import { describe, expect } from 'vitest';
import { readFingerprints } from '../../src/reflect/fingerprint/read-fingerprints.js';
import { reflect } from '../../src/reflect/reflect.js';
import type { Queryable } from '../../src/util/queryable.js';
import { test } from '../support/database.js';

describe('the number that PostgreSQL keeps among the options of a column', () => {
  test('is not reflected, and the options next to it are', async ({ db }) => {
    await db.query(`CREATE TABLE t (a text, b text); CREATE MATERIALIZED VIEW m AS SELECT a, b FROM t;
      ALTER TABLE t ALTER b SET (n_distinct = 5); ALTER MATERIALIZED VIEW m ALTER b SET (n_distinct = 5)`);
    const { schema } = await reflect(db);
    await giveNumbers(db);

    expect((await reflect(db)).schema).toEqual(schema);
  });

  test('is not part of a fingerprint, and the options next to it are', async ({ db }) => {
    await db.query('CREATE TABLE t (a text); CREATE MATERIALIZED VIEW m AS SELECT a FROM t');
    const fingerprint = () => readFingerprints(db, ['public'], { ownTables: [], owners: false });
    const before = await fingerprint();
    await giveNumbers(db);
    expect(await fingerprint()).toEqual(before);

    await db.query(
      `UPDATE pg_attribute SET attoptions = '{pg_attver=1,n_distinct=5}' WHERE attrelid = 't'::regclass AND attnum = 1`,
    );
    expect(await fingerprint()).not.toEqual(before);
  });
});

/** The releases of November 2026 do this with every new column, except those of indexes. */
async function giveNumbers(db: Queryable): Promise<void> {
  await db.query(`UPDATE pg_attribute SET attoptions = array_prepend('pg_attver=' || (1000 + attnum), attoptions)
    WHERE attnum > 0 AND attrelid IN ('t'::regclass, 'm'::regclass) AND coalesce(attoptions::text, '') NOT LIKE '%pg_attver%'`);
}
