import { describe, expect } from 'vitest';
import { reflect } from '../../src/reflect/reflect.js';
import type { Queryable } from '../../src/util/queryable.js';
import { test } from '../support/database.js';

describe('the number that PostgreSQL keeps among the options of a column', () => {
  test('is not reflected, and the options next to it are', async ({ db }) => {
    await db.query(`CREATE TABLE t (a text, b text); CREATE MATERIALIZED VIEW m AS SELECT a, b FROM t;
      ALTER TABLE t ALTER b SET (n_distinct = 5); ALTER MATERIALIZED VIEW m ALTER b SET (n_distinct = 5);
      CREATE INDEX i ON t USING gist (to_tsvector('simple', a) tsvector_ops (siglen = 32))`);
    const { schema } = await reflect(db);
    await giveNumbers(db);

    expect((await reflect(db)).schema).toEqual(schema);
  });
});

/** The releases of November 2026 do this with every new column. */
async function giveNumbers(db: Queryable): Promise<void> {
  await db.query(`UPDATE pg_attribute SET attoptions = array_prepend('pg_attver=' || (1000 + attnum), attoptions)
    WHERE attnum > 0 AND attrelid IN ('t'::regclass, 'm'::regclass, 'i'::regclass) AND coalesce(attoptions::text, '') NOT LIKE '%pg_attver%'`);
}
