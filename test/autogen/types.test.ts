import { describe, expect } from 'vitest';
import { SERVER_MAJOR, test } from '../support/database.js';
import { difference, roundTripOfSql, runOperations, schemaOf } from './round-trip.js';

describe('a type change keeps what depends on the column:', () => {
  test('an index, a check and a predicate that PostgreSQL rebuilds by itself are left alone', async ({ db }) => {
    const definition = (type: string) => `
      CREATE TABLE t (id ${type} PRIMARY KEY, b integer, CONSTRAINT positive CHECK (id > 0));
      CREATE INDEX ix ON t (b) WHERE id > 10`;

    const found = await roundTripOfSql(db, definition('integer'), definition('bigint'));

    expect(found).toMatchObject({ differences: ['alter column t.id: type integer to bigint'], left: [] });
  });

  test('rows with a NULL in them, in a child with other columns in between, when the column becomes an array', async ({
    db,
  }) => {
    const found = await roundTripOfSql(
      db,
      `CREATE TYPE pair AS (a integer, b integer);
       CREATE TABLE t (x integer);
       CREATE TABLE c (y bigint) INHERITS (t);
       ALTER TABLE t ADD COLUMN p pair;
       INSERT INTO c VALUES (1, 2, (NULL, 3)), (4, 5, NULL)`,
      `CREATE TYPE pair AS (a integer, b integer);
       CREATE TABLE t (x integer, p pair[]);
       CREATE TABLE c (y bigint) INHERITS (t)`,
    );

    expect(found).toMatchObject({ left: [] });
    expect((await db.query('SELECT y, p::text FROM c ORDER BY y')).rows).toEqual([
      { y: '2', p: '(,3)' },
      { y: '5', p: null },
    ]);
  });

  test('a check that compares two changing columns is taken down and put back', async ({ db }) => {
    const definition = (type: string) => `CREATE TABLE t (a ${type}, b ${type}, CONSTRAINT ck CHECK (a < b))`;

    const found = await roundTripOfSql(db, definition('integer'), definition('text'));

    expect(found).toMatchObject({
      differences: [
        'drop check constraint ck of t',
        'alter column t.a: type integer to text',
        'alter column t.b: type integer to text',
        'add check constraint ck (a < b) to t',
      ],
      left: [],
    });
  });

  test('a check that is printed differently for the new type is rebuilt', async ({ db }) => {
    const definition = (type: string) => `CREATE TABLE t (s ${type}, CONSTRAINT ck CHECK (s IN ('a', 'b')))`;

    const { left } = await roundTripOfSql(db, definition('character varying(5)'), definition('text'));

    expect(left).toEqual([]);
  });

  test('foreign keys between types that compare with each other stay', async ({ db }) => {
    const definition = (type: string) => `
      CREATE TABLE p (id ${type} PRIMARY KEY); CREATE TABLE c (p_id ${type} REFERENCES p)`;

    const found = await roundTripOfSql(db, definition('integer'), definition('bigint'));

    expect(found).toMatchObject({
      differences: ['alter column c.p_id: type integer to bigint', 'alter column p.id: type integer to bigint'],
      left: [],
    });
  });

  test('foreign keys between types that do not are dropped and added again', async ({ db }) => {
    const definition = (type: string) => `
      CREATE TABLE p (id ${type} PRIMARY KEY); CREATE TABLE c (p_id ${type} REFERENCES p)`;

    const found = await roundTripOfSql(db, definition('integer'), definition('uuid'));

    expect(found).toMatchObject({
      differences: [
        'drop foreign key c_p_id_fkey of c',
        'alter column c.p_id: type integer to uuid',
        'alter column p.id: type integer to uuid',
        'add foreign key c_p_id_fkey (p_id) references p (id) to c',
      ],
      left: [],
    });
  });

  test('a generated column that reads the changed one is recreated, with its dependents', async ({ db }) => {
    const definition = (type: string) => `
      CREATE TABLE t (a ${type}, g numeric GENERATED ALWAYS AS (a * 2) STORED, CONSTRAINT ck CHECK (g > 0));
      CREATE INDEX ix ON t (g)`;

    const found = await roundTripOfSql(db, definition('integer'), definition('numeric'));

    expect(found.left).toEqual([]);
    expect(found.upgrade).toContain("// t.g is dropped and added again: PostgreSQL can't alter it in place.");
  });
});

describe('a type change converts values and default:', () => {
  test.for([
    ['text to integer', "text DEFAULT '1'", 'integer DEFAULT 1', "'10'", '10'],
    ['bigint to an instant', 'bigint', 'timestamp without time zone', '60', '1970-01-01 00:01:00'],
    ['an instant to bigint', 'timestamp without time zone', 'bigint', "'1970-01-01 00:01:00'", '60'],
    ['boolean to smallint', 'boolean DEFAULT true', 'smallint DEFAULT 1', 'true', '1'],
    ['numeric to boolean', 'numeric', 'boolean', '0.5', 'true'],
    ['integer to its array', 'integer', 'integer[]', '1', '{1}'],
    ['integer to an array of dates', 'integer', 'date[]', '86400', '{1970-01-02}'],
    ['text to an array of numbers', 'text', 'integer[]', "'5'", '{5}'],
    ['what was an array once', 'text', 'integer[]', "'{5,NULL}'", '{5,NULL}'],
    ['null to an array', 'integer', 'integer[]', 'null', null],
    ['an array to its element', 'integer[]', 'integer', "'{7,8}'", '7'],
    ['jsonb to text', "jsonb DEFAULT '{}'", "text DEFAULT 'x'", `'{"a": 1}'`, '{"a": 1}'],
  ] as const)('%s', async ([, before, after, value, converted], { db }) => {
    const declared = await schemaOf(db, `CREATE TABLE t (a ${after})`);
    await db.query(`CREATE TABLE t (a ${before}); INSERT INTO t VALUES (${value})`);

    const { comparison } = await difference(db, declared);
    await runOperations(db, comparison.operations);

    expect((await db.query('SELECT a::text FROM t')).rows).toEqual([{ a: converted }]);
  });
});

describe('generated columns', () => {
  const table = (generated: string) => `CREATE TABLE t (a integer, g integer ${generated})`;

  test('an expression changes in place if PostgreSQL can, and otherwise the column is recreated', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      table('GENERATED ALWAYS AS (a + 1) STORED'),
      table('GENERATED ALWAYS AS (a + 2) STORED'),
    );

    expect(found).toMatchObject({
      differences:
        SERVER_MAJOR >= 17 ? ['alter column t.g: set expression a + 2'] : ['drop column t.g', 'add column t.g integer'],
      left: [],
    });
  });

  test('a stored column that becomes plain keeps its values, and the downgrade recreates it', async ({ db }) => {
    const found = await roundTripOfSql(db, table('GENERATED ALWAYS AS (a + 1) STORED'), table(''));

    expect(found).toMatchObject({
      differences: ['alter column t.g: drop expression'],
      downgrade: [
        '// Destroys data: drops t.g.',
        "// t.g is dropped and added again: PostgreSQL can't alter it in place.",
        "await op.dropColumn('t', 'g');",
        "await op.addColumn('t', 'g', integer().generatedAs(sql`a + 1`).nullable());",
      ],
      left: [],
    });
  });

  const f = (result: string) =>
    `CREATE FUNCTION f(a integer) RETURNS ${result} IMMUTABLE LANGUAGE sql AS 'SELECT a + 1'`;
  const calling = 'g integer GENERATED ALWAYS AS (f(a)) STORED';

  test.for([
    [
      'the column that it reads changes its type',
      'CREATE TABLE t (a integer, g integer GENERATED ALWAYS AS (a + 1) STORED)',
      'CREATE TABLE t (a bigint, g integer)',
    ],
    [
      'its function is dropped',
      `${f('integer')}; CREATE TABLE t (a integer, ${calling})`,
      'CREATE TABLE t (a integer, g integer)',
    ],
    [
      'its function is rebuilt',
      `${f('integer')}; CREATE TABLE t (a integer, ${calling})`,
      `${f('bigint')}; CREATE TABLE t (a integer, g integer)`,
    ],
    [
      'it gets another type',
      `${f('integer')}; CREATE TABLE t (a integer, ${calling}) PARTITION BY LIST (a); CREATE TABLE p PARTITION OF t DEFAULT`,
      `${f('integer')}; CREATE TABLE t (a integer, g bigint) PARTITION BY LIST (a); CREATE TABLE p PARTITION OF t DEFAULT`,
    ],
  ] as const)('a stored column that becomes plain keeps its values while %s', async ([, before, after], { db }) => {
    const declared = await schemaOf(db, after);
    await db.query(`${before}; INSERT INTO t VALUES (1)`);

    const { comparison } = await difference(db, declared, { managedKinds: 'all' });
    await runOperations(db, comparison.operations);

    expect((await db.query('SELECT a::integer, g::integer FROM t')).rows).toEqual([{ a: 1, g: 2 }]);
  });
});
