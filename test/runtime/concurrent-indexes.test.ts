import { describe, expect } from 'vitest';
import { up, upgrade } from './chain.js';
import { test } from './fixture.js';

const UNIQUE = {
  ...up((op) => op.createIndex('uq', 't1', ['a'], { unique: true, concurrently: true, ifNotExists: true })),
  transaction: false,
};

describe('an index that is created concurrently', () => {
  test('is refused inside of a transaction before PostgreSQL is asked', async ({ connection }) => {
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
