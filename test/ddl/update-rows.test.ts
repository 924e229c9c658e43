import { expect } from 'vitest';
import { compileOperation } from '../../src/ddl/compile.js';
import { updateSingly } from '../../src/ddl/compile-row-changes.js';
import { type InsertedRow, ValueExpression } from '../../src/operations/bulk-insert-operation.js';
import type { UpdateRows } from '../../src/operations/row-change-operations.js';
import { openConnection } from '../../src/runtime/open-connection.js';
import type { Queryable } from '../../src/util/queryable.js';
import { test } from '../support/database.js';

const TABLE = String.raw`
  CREATE TYPE mood AS ENUM ('sad', 'it''s ok');
  CREATE TYPE pair AS (a int, b text);
  CREATE DOMAIN code AS varchar(8) NOT NULL CHECK (value <> '');
  CREATE TABLE odd ("the ""key""" code, k2 numeric(6, 1), "constructor" numeric(5, 2), c char(3), m mood, p pair, l int[],
    d date, b bytea, j jsonb, x text, rank int UNIQUE);
  INSERT INTO odd SELECT 'k' || n, n / 2.0, n, 'c', 'sad', (n, 'x')::pair, '{1}', '2020-01-01', '\x00', '{}', 'old', n
    FROM generate_series(1, 40) AS n;
  INSERT INTO odd VALUES ('none', NULL), ('twice', 1), ('twice', 1);`;

/** Each moves a unique rank to the next place, so their order matters. */
const ROWS: readonly InsertedRow[] = [
  ...Array.from({ length: 40 }, (_, at) => ({
    'the "key"': `k${at + 1}`,
    k2: ((at + 1) / 2).toFixed(3),
    constructor: '1.005',
    c: at % 3 === 0 ? null : 'é ',
    m: "it's ok",
    p: `(${at},"a\\"b")`,
    l: [at, null],
    d: '2021-02-03',
    b: '\\x00ff',
    j: ['a\\', { at }],
    x: `$$ \\ ; ' %\n${at}`,
    rank: at,
  })),
  // The same row again, and one that doesn't exist.
  { 'the "key"': 'k1', k2: '.50', x: 'last' },
  { 'the "key"': 'k2', k2: 1, x: new ValueExpression("x || '!'") },
  { 'the "key"': 'missing', k2: 1, x: 'last' },
  { 'the "key"': 'none', k2: null, x: 'last' },
  { 'the "key"': 'twice', k2: '1.000', x: 'both' },
];

const UPDATE: UpdateRows = {
  kind: 'updateRows',
  table: { schema: null, name: 'odd' },
  key: ['the "key"', 'k2'],
  rows: ROWS,
  jsonColumns: ['j'],
};

async function resultOf(db: Queryable, statements: readonly string[]): Promise<readonly unknown[]> {
  await db.query(`BEGIN; ${TABLE}`);
  for (const statement of statements) await db.query(statement);
  const { rows } = await db.query('SELECT odd::text FROM odd ORDER BY 1');
  await db.query('ROLLBACK');
  return rows;
}

test('many rows are updated in a block, with the result that a statement for each has', async ({ db }) => {
  const statements = compileOperation(UPDATE);

  expect(statements).toHaveLength(6);
  expect(statements[0]).toContain('FOR limbeck_row IN');
  expect(await resultOf(db, statements)).toEqual(await resultOf(db, updateSingly(UPDATE)));
});

test('if a row of a block fails, a notice names the row', async ({ databaseUrl }) => {
  const notices: string[] = [];
  const connection = await openConnection(databaseUrl, { onNotice: ({ message }) => notices.push(message) });
  const rows = ROWS.map((row, at) => ('rank' in row && at === 30 ? { ...row, rank: 7 } : row));

  await expect(resultOf(connection, compileOperation({ ...UPDATE, rows }))).rejects.toThrow(
    'duplicate key value violates unique constraint "odd_rank_key"',
  );
  expect(notices).toEqual([expect.stringContaining('update of odd failed at row (k31')]);
  await connection.close();
});

test('names that PL/pgSQL uses itself are names of tables and columns in a block', async ({ db }) => {
  await db.query(`CREATE TABLE limbeck_row ("found" int PRIMARY KEY, limbeck_row int, sqlstate text, given int);
    INSERT INTO limbeck_row ("found") SELECT generate_series(1, 30)`);
  const rows = Array.from({ length: 30 }, (_, at) => ({
    found: at + 1,
    limbeck_row: at,
    sqlstate: `${at}`,
    given: at,
  }));

  for (const statement of compileOperation({
    kind: 'updateRows',
    table: { schema: null, name: 'limbeck_row' },
    key: ['found'],
    rows,
  })) {
    await db.query(statement);
  }

  expect((await db.query('SELECT * FROM limbeck_row ORDER BY 1')).rows).toEqual(rows);
});
