import fc from 'fast-check';
import { expect } from 'vitest';
import { openConnection } from '../../src/runtime/open-connection.js';
import type { Queryable } from '../../src/util/queryable.js';
import { up, upgrade } from '../runtime/chain.js';
import { test } from '../support/database.js';
import { checkProperty } from '../support/property.js';

const SCHEMA = `
  DROP SCHEMA public CASCADE;
  CREATE SCHEMA public;
  CREATE TYPE mood AS ENUM ('good', 'bad');
  CREATE TABLE a (id integer PRIMARY KEY, x numeric(12,2), y text, z mood, w integer);
  INSERT INTO a VALUES (1, 1.25, '01', 'good', NULL), (2, 2.75, 'b ', 'bad', 7), (3, NULL, NULL, NULL, NULL);
  CREATE TABLE b (id integer PRIMARY KEY REFERENCES a ON DELETE CASCADE, x numeric, y varchar(5), z text, w integer);
  INSERT INTO b VALUES (1, 0.125, 'x', 'good', 1), (2, 3, 'yy', NULL, NULL);
  CREATE TABLE c (id integer, x numeric(12,2), y text, z mood, w integer) PARTITION BY RANGE (id);
  CREATE TABLE c_1 PARTITION OF c FOR VALUES FROM (0) TO (2);
  CREATE TABLE c_2 PARTITION OF c DEFAULT;
  INSERT INTO c VALUES (1, 1.5, 'x', 'good', 1), (2, 2.5, NULL, NULL, NULL);
  CREATE FUNCTION run(statement text) RETURNS integer LANGUAGE plpgsql AS $$ BEGIN EXECUTE statement; RETURN 1; END $$;`;

/** The values that a database held before, by table, column and row, so that a renamed table is the same one. */
type Values = ReadonlyMap<string, string>;

const COLUMNS = `
  SELECT c.oid, c.oid::regclass::text AS "table", a.attnum, quote_ident(a.attname) AS name, quote_ident(k.attname) AS key
    FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_attribute AS k ON k.attrelid = c.oid AND k.attnum = 1 AND NOT k.attisdropped
   WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname NOT IN ('limbeck_version', 'limbeck_version_log')`;

async function valuesOf(db: Queryable): Promise<Values> {
  const values = new Map<string, string>();
  const { rows } = await db.query<Record<'oid' | 'table' | 'attnum' | 'name' | 'key', string>>(COLUMNS);
  for (const { oid, table, attnum, name, key } of rows) {
    const found = await db.query<{ key: string; value: string }>(
      `SELECT ${key}::text AS key, ${name}::text AS value FROM ONLY ${table} WHERE ${name} IS NOT NULL`,
    );
    for (const row of found.rows) values.set(`${oid} ${attnum} ${row.key}`, row.value);
  }
  return values;
}

function isSame(before: string, after: string | undefined): boolean {
  const areNumbers = after !== undefined && /^-?[\d.]+$/.test(before) && /^-?[\d.]+$/.test(after);
  // '01' and 1 are the same number, and not the same value.
  return before === after || (areNumbers && Number(before) === Number(after) && !/^0\d/.test(before));
}

const table = fc.constantFrom('a', 'b', 'c', 'c_1', 'd');
const column = fc.constantFrom('x', 'y', 'z', 'w', 'v');
const row = fc.integer({ min: 0, max: 3 });
const value = fc.constantFrom('NULL', "'5'", 'DEFAULT', '7');
const type = fc.constantFrom(
  ...['integer', 'bigint', 'text', 'numeric', 'numeric(12,1)', 'numeric(14,4)', 'varchar(1)', 'varchar(9)', 'mood'],
  ...['boolean', 'real', 'double precision', 'json'],
);
const using = fc.constantFrom(
  '',
  '',
  '',
  ' USING NULL',
  ' USING #::%',
  ' USING #::text::%',
  ' USING (#)',
  " USING '1'",
);
const condition = fc.constantFrom('', ' WHERE # IS NULL', ' WHERE id = 1 AND # IS NULL', ' WHERE # IS NULL OR id = 1');

const statement = fc.oneof(
  fc.tuple(table, row).map(([t, id]) => `DELETE FROM ${t} WHERE id = ${id}`),
  table.map((t) => `TRUNCATE ${t} CASCADE`),
  fc.tuple(table, column, value, condition).map(([t, c, v, w]) => `UPDATE ${t} SET ${c} = ${v}${w.replace('#', c)}`),
  fc
    .tuple(table, column, type, using)
    .map(([t, c, to, how]) => `ALTER TABLE ${t} ALTER ${c} TYPE ${to}${how.replace('#', c).replace('%', to)}`),
  fc.tuple(table, column).map(([t, c]) => `ALTER TABLE ${t} DROP COLUMN ${c}`),
  table.map((t) => `ALTER TABLE ${t} ADD COLUMN v text DEFAULT clock_timestamp()`),
  fc.tuple(table, column).map(([t, c]) => `ALTER TABLE ${t} RENAME ${c} TO v`),
  table.map((t) => `ALTER TABLE ${t} RENAME TO d`),
  table.map((t) => `DROP TABLE ${t} CASCADE`),
  table.map((t) => `CREATE TABLE d AS TABLE ${t}`),
  fc
    .tuple(table, column)
    .map(([t, c]) => `INSERT INTO ${t} (id) VALUES (1), (9) ON CONFLICT (id) DO UPDATE SET ${c} = NULL`),
  fc.constantFrom('DROP TYPE mood CASCADE', 'ALTER TABLE c DETACH PARTITION c_1', 'CLUSTER a USING a_pkey'),
);
const wrapped = fc.oneof(
  { weight: 4, arbitrary: statement },
  statement.map((sql) => `DO $do$ BEGIN ${sql}; END $do$`),
  statement.map((sql) => `SELECT run($do$${sql}$do$)`),
  statement.map((sql) => `ALTER TABLE b ADD COLUMN f integer DEFAULT run($do$${sql}$do$)`),
  statement.map((sql) => `SAVEPOINT s; ${sql}; ROLLBACK TO s`),
  fc.tuple(statement, statement).map((both) => both.join('; ')),
);

test('a revision that passes the guard has destroyed no value', async ({ db, databaseUrl, onTestFinished }) => {
  const connection = await openConnection(databaseUrl);
  onTestFinished(() => connection.close());
  const outcomes = { passed: 0, refused: 0, failed: 0 };

  await checkProperty({
    name: 'destruction',
    cases: fc.tuple(fc.array(wrapped, { minLength: 1, maxLength: 2 }), fc.boolean()),
    runs: 20,
    async check([statements, transaction]) {
      await db.query(SCHEMA);
      const before = await valuesOf(db);
      const body = up(async (op) => {
        for (const sql of statements) await op.execute(sql);
      });
      const error = await upgrade(connection, { a: { ...body, transaction } }, { allowDestructive: false }).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      const after = await valuesOf(db);
      outcomes[error === null ? 'passed' : /DESTRUCTION|settings forbid/.test(String(error)) ? 'refused' : 'failed'] +=
        1;
      const lost = [...before].filter(([place, value]) => !isSame(value, after.get(place)));
      expect(lost, statements.join(';\n')).toEqual([]);
    },
  });
  console.log(outcomes);
});
