import { integer, numeric, sql, text, timestamptz, varchar } from '../../src/models/index.js';
import type { Operations } from '../../src/runtime/operations.js';

export const SCHEMA = `
  CREATE TYPE mood AS ENUM ('good', 'odd', 'bad');
  CREATE TYPE address AS (street text, town text);
  CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
  CREATE TABLE t (
    id integer PRIMARY KEY, price numeric(12,2), name text, feeling mood, home address, size positive,
    seven integer GENERATED ALWAYS AS (7) STORED);
  INSERT INTO t VALUES (1, 1.25, 'one', 'good', ('a', 'b'), 1), (2, 2.75, NULL, 'bad', NULL, 2);
  CREATE TABLE child (t_id integer REFERENCES t ON DELETE CASCADE, note text);
  INSERT INTO child VALUES (1, 'x'), (2, 'y');
  CREATE TABLE parted (id integer, part text) PARTITION BY LIST (part);
  CREATE TABLE parted_a PARTITION OF parted FOR VALUES IN ('a');
  INSERT INTO parted VALUES (1, 'a'), (2, 'a');
  CREATE TABLE parent (a integer, b text);
  CREATE TABLE heir (c text) INHERITS (parent);
  INSERT INTO heir VALUES (1, 'b', 'c');
  CREATE SCHEMA side;
  CREATE TABLE side.thing (a integer);
  CREATE MATERIALIZED VIEW summary AS SELECT count(*) FROM t;
  CREATE FUNCTION wipe() RETURNS void LANGUAGE sql AS 'TRUNCATE t CASCADE';
  CREATE FUNCTION emptied() RETURNS integer LANGUAGE sql AS 'TRUNCATE parted; SELECT 1';
  CREATE FUNCTION purge() RETURNS void LANGUAGE sql AS 'DELETE FROM t';
  CREATE PROCEDURE committing() LANGUAGE plpgsql AS $$ BEGIN DELETE FROM t; COMMIT; END $$;`;

/** Everything that could be lost. */
export const ROWS = `
  SELECT (SELECT json_agg(t ORDER BY id)::text FROM t) AS t, (SELECT json_agg(c ORDER BY note)::text FROM child AS c) AS child,
         (SELECT json_agg(p ORDER BY id)::text FROM parted AS p) AS parted, (SELECT json_agg(h)::text FROM heir AS h) AS heir,
         to_regclass('side.thing')::text AS thing`;

export type Act = (op: Operations) => unknown;

const run =
  (statement: string): Act =>
  (op) =>
    op.execute(statement);

/** What, how, and what the message says. */
export const DESTROYS: readonly (readonly [string, Act, string])[] = [
  ['a directive that drops a table', (op) => op.dropTable('child'), 'drops child'],
  ['a directive that drops a column', (op) => op.dropColumn('t', 'name'), 'drops t.name'],
  [
    'a lossy type in a directive',
    (op) => op.alterColumn('t', 'price', { type: integer() }),
    'rounds t.price (numeric(12,2) to integer)',
  ],
  [
    'a USING of nobody knows what',
    (op) => op.alterColumn('t', 'name', { type: text(), using: sql`''` }),
    'may change the values of t',
  ],
  [
    'a batch',
    (op) => op.batchAlterTable('t', (batch) => batch.alterColumn('price', { type: numeric(12, 1) })),
    'rounds t.price',
  ],
  [
    'enum values that become one',
    (op) =>
      op.replaceEnum('mood', ['good', 'bad'], {
        columns: [{ table: 't', column: 'feeling' }],
        mapping: { odd: 'bad' },
      }),
    'makes one value of odd and bad in mood',
  ],
  ['DROP SCHEMA … CASCADE', run('DROP SCHEMA side CASCADE'), 'drops side.thing'],
  ['DROP TYPE … CASCADE', run('DROP TYPE mood CASCADE'), 'drops t.feeling'],
  ['DROP DOMAIN … CASCADE', run('DROP DOMAIN positive CASCADE'), 'drops t.size'],
  ['a dropped attribute', run('ALTER TYPE address DROP ATTRIBUTE town'), 'drops address.town'],
  ['a lossy type in SQL', run('ALTER TABLE t ALTER price TYPE integer'), 'rounds t.price'],
  [
    'a cut text in SQL',
    run('ALTER TABLE t ALTER name TYPE varchar(1) USING name::varchar(1)'),
    'may change the values of t',
  ],
  ['a DELETE', run('DELETE FROM child WHERE t_id = 1'), 'deletes 1 row of child'],
  ['a DELETE that cascades', run('DELETE FROM t WHERE id = 1'), 'deletes 1 row of child'],
  ['an UPDATE', run("UPDATE t SET name = 'two'"), 'overwrites 2 rows of t'],
  [
    'an upsert',
    run("INSERT INTO t (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET name = 'two'"),
    'overwrites 1 row of t',
  ],
  ['a TRUNCATE', run('TRUNCATE child'), 'empties child'],
  ['a TRUNCATE after a rewrite', run('ALTER TABLE child ALTER t_id TYPE bigint; TRUNCATE child'), 'empties child'],
  [
    'a TRUNCATE in a block, after a rewrite',
    async (op) => {
      await op.execute('ALTER TABLE child ALTER t_id TYPE bigint');
      await op.execute("DO $$ BEGIN TRUNCATE child; INSERT INTO child VALUES (1, 'z'); END $$");
    },
    'may empty child',
  ],
  ['a TRUNCATE of a partitioned table', run('TRUNCATE parted'), 'empties parted_a'],
  ['a partition', run('DROP TABLE parted_a'), 'drops parted_a'],
  ['a column of a parent', run('ALTER TABLE parent DROP COLUMN b'), 'drops heir.b'],
  ['a DO block', run("DO $$ BEGIN EXECUTE 'DROP TABLE ' || 'child'; END $$"), 'drops child'],
  ['a default that truncates', run('ALTER TABLE child ADD COLUMN n integer DEFAULT emptied()'), 'may empty parted_a'],
  ['a function that truncates', run('SELECT wipe()'), 'may empty t'],
  ['a function that deletes', run('SELECT purge()'), 'deletes 2 rows of t'],
  [
    'a copy that takes the place of a table',
    run('ALTER TABLE child RENAME TO old; CREATE TABLE child AS TABLE old; DROP TABLE old'),
    'drops old',
  ],
  [
    'rows that move',
    run('CREATE TABLE u AS SELECT * FROM t; WITH gone AS (DELETE FROM child RETURNING *) SELECT FROM gone'),
    'deletes 2 rows of child',
  ],
  [
    'a query with parameters',
    (op) => op.getBind().query('DELETE FROM child WHERE t_id = $1', [1]),
    'deletes 1 row of child',
  ],
  ['a large object', run('SELECT lo_unlink(oid) FROM pg_largeobject_metadata'), 'deletes 1 row of large objects'],
  ['a COMMIT', run('COMMIT'), 'ends the transaction'],
  ['a DELETE with a COMMIT behind it', run('DELETE FROM child; COMMIT'), 'deletes 2 rows of child'],
  [
    'a failure that the revision catches',
    (op) => op.execute('DELETE FROM child').catch(() => undefined),
    'deletes 2 rows of child',
  ],
  ['an operation of SQL', (op) => op.invoke({ kind: 'execute', sql: 'DELETE FROM child' }), 'deletes 2 rows of child'],
  [
    'rows set aside and not put back',
    async (op) => {
      await op.setRowsAside('parted');
      await op.dropTable('parted');
    },
    'drops parted',
  ],
  [
    'rows put back without a column',
    async (op) => {
      await op.setRowsAside('parted');
      await op.dropTable('parted');
      await op.execute('CREATE TABLE parted (id integer)');
      await op.putRowsBack('parted', ['id']);
    },
    'drops parted.part',
  ],
  [
    'rows put back into a type that rounds them',
    async (op) => {
      await op.setRowsAside('child');
      await op.dropTable('child');
      await op.execute('CREATE TABLE child (t_id smallint, note varchar(10))');
      await op.execute('DELETE FROM pg_temp.rows_of_child');
      await op.putRowsBack('child', ['t_id', 'note']);
    },
    'deletes 2 rows of',
  ],
];

export const KEEPS: readonly (readonly [string, Act])[] = [
  ['a wider type', (op) => op.alterColumn('t', 'price', { type: numeric(14, 3) })],
  ['a wider type in SQL', run('ALTER TABLE t ALTER id TYPE bigint')],
  ['text of any type', run('ALTER TABLE t ALTER feeling TYPE text USING feeling::text')],
  ['a longer text', (op) => op.alterColumn('t', 'name', { type: varchar(500) })],
  ['a new column', (op) => op.addColumn('t', 'at', timestamptz().serverDefault(sql`clock_timestamp()`))],
  [
    'a new column that is filled',
    async (op) => {
      await op.addColumn('t', 'label', text().nullable());
      await op.execute("UPDATE t SET label = coalesce(name, '?')");
    },
  ],
  [
    'a new column that a block fills',
    async (op) => {
      await op.addColumn('t', 'label', text().nullable());
      const rows = Array.from({ length: 30 }, (_, id) => ({ id, label: 'x' }));
      await op.updateRows('t', rows, { key: ['id'] });
    },
  ],
  ['an empty column that is filled', run("UPDATE t SET name = 'two' WHERE name IS NULL AND id > 0")],
  [
    'a table of its own that is dropped',
    run('CREATE TABLE u (a int); INSERT INTO u VALUES (1); DELETE FROM u; DROP TABLE u'),
  ],
  ['a computed column', (op) => op.dropColumn('t', 'seven')],
  ['what has no rows', run('DROP MATERIALIZED VIEW summary; DROP FUNCTION wipe(); CREATE SEQUENCE s; DROP SEQUENCE s')],
  ['a partition that is detached', run('ALTER TABLE parted DETACH PARTITION parted_a')],
  [
    'enum values that are replaced one by one',
    (op) =>
      op.replaceEnum('mood', ['good', 'strange', 'bad'], {
        columns: [{ table: 't', column: 'feeling' }],
        mapping: { odd: 'strange' },
      }),
  ],
  [
    'an enum that SQL replaces',
    run(
      "ALTER TYPE mood RENAME TO old; CREATE TYPE mood AS ENUM ('good', 'odd', 'bad'); ALTER TABLE t ALTER feeling TYPE mood USING feeling::text::mood; DROP TYPE old",
    ),
  ],
  ['a DELETE of nothing', run('DELETE FROM t WHERE id = 7')],
  [
    'a failure that the revision catches',
    async (op) => {
      await op.execute('SAVEPOINT before');
      await op.execute('SELECT nothing').catch(() => undefined);
      await op.execute('ROLLBACK TO before');
      await op.execute("INSERT INTO child VALUES (1, 'z')");
    },
  ],
  [
    'a partitioned table that becomes plain',
    async (op) => {
      await op.setRowsAside('parted');
      await op.dropTable('parted');
      await op.createTable('parted', { id: integer().nullable(), part: text().nullable() });
      await op.putRowsBack('parted', ['id', 'part']);
    },
  ],
  [
    'a plain table that becomes partitioned',
    async (op) => {
      await op.setRowsAside('child');
      await op.dropTable('child');
      await op.execute('CREATE TABLE child (t_id integer, note text) PARTITION BY LIST (note)');
      await op.execute("CREATE TABLE child_x PARTITION OF child FOR VALUES IN ('x', 'y')");
      await op.putRowsBack('child', ['t_id', 'note']);
    },
  ],
];
