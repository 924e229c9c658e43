import { describe, expect } from 'vitest';
import { connect } from '../support/database.js';
import { up, upgrade } from './chain.js';
import { test } from './fixture.js';

const UNIQUE = {
  ...up((op) => op.createIndex('uq', 't1', ['a'], { unique: true, concurrently: true, ifNotExists: true })),
  transaction: false,
};

describe('an index that is created concurrently', () => {
  test('is refused in a transaction before a statement is sent', async ({ connection }) => {
    const impatient = up((op) => op.createIndex('ix', 'nowhere', ['a'], { concurrently: true }));

    await expect(upgrade(connection, { a: impatient })).rejects.toMatchObject({
      code: 'CONCURRENTLY_IN_TRANSACTION',
      exitStatus: 2,
      hint: expect.stringContaining('op.autocommitBlock'),
      place: { directive: 'op.createIndex', line: expect.any(Number) },
    });
  });

  test('takes the place of the invalid one that an attempt before has left behind', async ({ connection, db }) => {
    await db.query('CREATE TABLE t1 AS SELECT 1 AS a FROM generate_series(1, 2)');
    await expect(upgrade(connection, { a: UNIQUE })).rejects.toMatchObject({ code: 'REVISION_PARTLY_APPLIED' });
    await db.query('DELETE FROM t1 WHERE ctid = (SELECT min(ctid) FROM t1)');

    await upgrade(connection, { a: UNIQUE });

    const { rows } = await db.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'uq'::regclass");
    expect(rows).toEqual([{ indisvalid: true }]);
  });

  test('leaves a valid one alone where it may be there', async ({ connection, db }) => {
    await db.query('CREATE TABLE t1 (a int); CREATE UNIQUE INDEX uq ON t1 (a)');
    const { rows: before } = await db.query("SELECT 'uq'::regclass::oid AS oid");

    await upgrade(connection, { a: UNIQUE });

    expect((await db.query("SELECT 'uq'::regclass::oid AS oid")).rows).toEqual(before);
  });
});

const sql = (...statements: readonly string[]) => ({
  upgrade: statements.map((text) => ({ text, line: 1, column: 1, start: 0, end: text.length, words: [] })),
  transaction: false,
});

/** The definition of an index and whether it is valid. */
const INDEXES = `SELECT pg_get_indexdef(indexrelid) AS definition, indisvalid AS valid FROM pg_index
  WHERE indrelid = 't1'::regclass ORDER BY 1`;

describe('a second attempt outside of a transaction', () => {
  const BUILD = "CREATE INDEX CONCURRENTLY ix ON t1 USING btree (lower(b) DESC, a) WHERE a IN (1, 2) AND b <> ' ON '";

  test('takes a valid index that the statement would build for done', async ({ connection, db }) => {
    await db.query(
      `CREATE TABLE t1 (gone int, a int, b varchar(10)); ALTER TABLE t1 DROP COLUMN gone; ${BUILD.replace('CONCURRENTLY', '')}`,
    );
    const warnings: string[] = [];

    await upgrade(connection, { a: sql(BUILD) }, { onWarning: (text) => warnings.push(text) });

    expect(warnings).toEqual(['Index ix already exists as this revision defines it, so it is not rebuilt.']);
  });

  test.for([
    'CREATE INDEX ix ON t1 (lower(b) DESC, a)',
    "CREATE UNIQUE INDEX ix ON t1 (lower(b) DESC, a) WHERE a IN (1, 2) AND b <> ' ON '",
    "CREATE INDEX ix ON t1 (lower(b), a) WHERE a IN (1, 2) AND b <> ' ON '",
    "CREATE INDEX ix ON t1 (lower(b) DESC, a) WITH (fillfactor = 70) WHERE a IN (1, 2) AND b <> ' ON '",
  ])('refuses to take another index of the same name for it: %s', async (other, { connection, db }) => {
    await db.query(`CREATE TABLE t1 (a int, b varchar(10)); ${other}`);

    await expect(upgrade(connection, { a: sql(BUILD) })).rejects.toMatchObject({
      code: 'INDEX_DIFFERS',
      message: expect.stringContaining('Index ix exists and differs from the index of this statement.'),
    });
  });

  test('builds an invalid index of an SQL revision again', async ({ connection, db }) => {
    await db.query('CREATE TABLE t1 AS SELECT 1 AS a FROM generate_series(1, 2)');
    const unique = sql('CREATE UNIQUE INDEX CONCURRENTLY uq ON t1 (a)');
    await expect(upgrade(connection, { a: unique })).rejects.toMatchObject({
      exitStatus: 6,
      hint: expect.stringMatching(/^Remove the duplicate rows first\. Run the command again/),
    });
    await db.query('DELETE FROM t1 WHERE ctid = (SELECT min(ctid) FROM t1)');

    await upgrade(connection, { a: unique });

    expect((await db.query(INDEXES)).rows).toEqual([{ definition: expect.stringContaining('uq'), valid: true }]);
  });

  test('removes what REINDEX CONCURRENTLY has left', async ({ connection, db }) => {
    await db.query(`
      CREATE TABLE t1 (a int);
      CREATE INDEX ix ON t1 (a);
      CREATE INDEX ix_ccnew ON t1 (a);
      UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'ix_ccnew'::regclass`);

    await upgrade(connection, { a: sql('REINDEX INDEX CONCURRENTLY ix') });

    expect((await db.query(INDEXES)).rows).toHaveLength(1);
  });

  test.for([
    ['an index that was dropped', '', 'DROP INDEX CONCURRENTLY ix'],
    ['a value that an enum has', "CREATE TYPE e AS ENUM ('a', 'b', 'c')", "ALTER TYPE e ADD VALUE 'b' AFTER 'a'"],
    [
      'a partition that was detached',
      'CREATE TABLE p (a int) PARTITION BY LIST (a); CREATE TABLE c (a int)',
      'ALTER TABLE p DETACH PARTITION c CONCURRENTLY',
    ],
  ] as const)('continues behind %s', async ([, before, statement], { connection, db }) => {
    await db.query(before);

    expect(await upgrade(connection, { a: sql(statement) })).toMatchObject({ after: ['a'] });
  });

  test('still fails for a value of an enum that is in another place', async ({ connection, db }) => {
    await db.query("CREATE TYPE e AS ENUM ('a', 'b')");

    await expect(upgrade(connection, { a: sql("ALTER TYPE e ADD VALUE 'b' BEFORE 'a'") })).rejects.toMatchObject({
      postgres: { sqlState: '42710' },
    });
  });

  test('says who is building the index just now', async ({ connection, db, databaseUrl }) => {
    await db.query('CREATE TABLE t1 (a int)');
    await db.query('BEGIN; INSERT INTO t1 VALUES (1)');
    const other = await connect(databaseUrl);
    const building = other.query('CREATE INDEX CONCURRENTLY ix ON t1 (a)');
    const progress = 'SELECT FROM pg_stat_progress_create_index WHERE index_relid <> 0';
    await expect.poll(async () => (await connection.query(progress)).rows).toHaveLength(1);

    await expect(upgrade(connection, { a: sql('CREATE INDEX CONCURRENTLY ix ON t1 (a)') })).rejects.toMatchObject({
      code: 'INDEX_BEING_BUILT',
    });
    await db.query('COMMIT');
    await building.finally(() => other.close());
  });
});
