import { describe, expect } from 'vitest';
import { createPrinter } from '../../src/reflect/create-printer.js';
import { reflect } from '../../src/reflect/reflect.js';
import type { Column } from '../../src/schema/column.js';
import type { ExpressionQuestion, ExpressionUse, PrintExpression } from '../../src/schema/expression-question.js';
import type { Queryable } from '../../src/util/queryable.js';
import { asReader } from '../support/as-reader.js';
import { SERVER_MAJOR, test } from '../support/database.js';
import { column } from '../support/schema-values.js';

const COLUMNS: readonly Column[] = [
  column('id', 'bigint'),
  column('Email', 'character varying(255)'),
  column('place', 'point'),
  column('slug', 'text'),
];

describe('a printer', () => {
  test('answers in the order of the questions, as PostgreSQL prints', async ({ db }) => {
    expect(
      await print(db, [
        { use: 'check', expression: `"Email" IN ('a','b')`, columns: COLUMNS },
        { use: 'default', expression: "'x'", columns: COLUMNS, column: 'Email' },
        { use: 'generated', expression: 'lower("Email")', columns: COLUMNS, column: 'slug', stored: true },
        { use: 'predicate', expression: 'id>0 and slug is not null', columns: COLUMNS },
        { use: 'indexKey', expression: 'id+1', columns: COLUMNS },
        { use: 'exclusionKey', expression: 'lower("Email")', columns: COLUMNS },
        { use: 'type', sql: 'varchar(3)' },
        { use: 'type', sql: 'int4' },
      ]),
    ).toEqual([
      `"Email"::text = ANY (ARRAY['a'::character varying, 'b'::character varying]::text[])`,
      "'x'::character varying",
      'lower("Email"::text)',
      'id > 0 AND slug IS NOT NULL',
      '(id + 1)',
      'lower("Email"::text)',
      'character varying(3)',
      'integer',
    ]);
  });

  test('prints what reflection prints', async ({ db }) => {
    await db.query(`CREATE TABLE t (a varchar DEFAULT upper('x'), b text GENERATED ALWAYS AS (a || 'x') STORED,
      CONSTRAINT c CHECK (a NOT LIKE '%--' AND length(b) BETWEEN 1 AND 9));
      CREATE INDEX i ON t ((a || b)) WHERE a <> ''`);
    const [table] = (await reflect(db)).schema.tables;
    const columns = [column('a', 'character varying'), column('b', 'text')];

    expect(
      await print(db, [
        { use: 'default', expression: "upper('x')", columns, column: 'a' },
        { use: 'generated', expression: "a || 'x'", columns, column: 'b', stored: true },
        { use: 'check', expression: "a NOT LIKE '%--' AND length(b) BETWEEN 1 AND 9", columns },
        { use: 'indexKey', expression: '(a || b)', columns },
        { use: 'predicate', expression: "a <> ''", columns },
      ]),
    ).toEqual([
      table?.columns[0]?.serverDefault,
      table?.columns[1]?.generated?.expression,
      table?.checks[0]?.expression,
      table?.indexes[0]?.keys[0]?.expression,
      table?.indexes[0]?.where,
    ]);
  });

  test.skipIf(SERVER_MAJOR < 18)('prints virtual columns', async ({ db }) => {
    const question: PrintExpression = {
      use: 'generated',
      expression: 'id+1',
      columns: COLUMNS,
      column: 'slug',
      stored: false,
    };

    expect(await print(db, [{ ...question, columns: [column('id', 'bigint'), column('slug', 'bigint')] }])).toEqual([
      'id + 1',
    ]);
  });

  test('answers null for what PostgreSQL refuses, and that alone', async ({ db }) => {
    expect(
      await print(db, [
        check('id > 0'),
        check('nowhere > 0'),
        check('id >'),
        { use: 'type', sql: 'no_such_type' },
        { use: 'default', expression: "'x'", columns: COLUMNS, column: 'id' },
        check('id > 1'),
      ]),
    ).toEqual(['id > 0', null, null, null, null, 'id > 1']);
  });

  test('takes columns of one name and several types for what they are', async ({ db }) => {
    expect(
      await print(db, [
        { use: 'check', expression: "a = '1'", columns: [column('a', 'integer')] },
        { use: 'check', expression: "a = '1'", columns: [column('a', 'text')] },
        { use: 'check', expression: "a = '1'", columns: [column('a', 'integer[]')] },
        { use: 'generated', expression: "'1'", columns: [column('a', 'integer')], column: 'a', stored: true },
      ]),
    ).toEqual(['a = 1', "a = '1'::text", null, '1']);
  });

  test('prints a key whose type only another method can index', async ({ db }) => {
    const columns = [column('place', 'point')];

    expect(await print(db, [{ use: 'indexKey', expression: 'place + place', columns }])).toEqual(['(place + place)']);
  });

  test('knows the types and functions of the database', async ({ db }) => {
    await db.query(`CREATE SCHEMA s; CREATE TYPE s.kind AS ENUM ('a', 'b');
      CREATE FUNCTION twice(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 2'`);

    expect(
      await print(db, [
        { use: 'default', expression: "'a'", columns: [column('k', 's.kind')], column: 'k' },
        { use: 'default', expression: "'c'", columns: [column('k', 's.kind')], column: 'k' },
        { use: 'check', expression: 'public.twice(id::int)>0', columns: COLUMNS },
      ]),
    ).toEqual(["'a'::s.kind", null, 'twice(id::integer) > 0']);
  });

  test('finds what the search path of the connection finds', async ({ db }) => {
    await db.query(
      `CREATE SCHEMA extensions; CREATE DOMAIN extensions.level AS int; SET search_path = public, extensions`,
    );

    expect(await print(db, [{ use: 'type', sql: 'level' }])).toEqual(['extensions.level']);
  });

  test('prints an expression that mentions its table, by the name that the table will have', async ({ db }) => {
    const columns = [column('id', 'bigint')];
    const inTable = (use: ExpressionUse, expression: string, more: readonly Column[] = []): PrintExpression => ({
      use,
      expression,
      columns: [...columns, ...more],
      table: { name: 't', printedAs: 'T' },
    });

    expect(
      await print(db, [
        inTable('check', '(t.*) IS NOT NULL'),
        inTable('indexKey', 't is null'),
        inTable('predicate', 't is null'),
        inTable('check', 't.id>0'),
        { ...inTable('generated', 't.id+1', [column('g', 'bigint')]), column: 'g' },
        inTable('check', 'to_json(id) IS NOT NULL', [column('not_yet', 'no_such_type')]),
        inTable('check', 'other.id > 0'),
      ]),
    ).toEqual([
      '"T".* IS NOT NULL',
      '("T".* IS NULL)',
      '"T".* IS NULL',
      'id > 0',
      'id + 1',
      'to_json(id) IS NOT NULL',
      null,
    ]);
  });

  test('takes a comment at the end of an expression for no more than that', async ({ db }) => {
    expect(await print(db, [check('id > 0 -- positive')])).toEqual(['id > 0']);
  });

  test('lets no expression out of the transaction', async ({ db }) => {
    await db.query('CREATE TABLE t ()');
    await print(db, [check('true)); COMMIT; DROP TABLE t; --')]);

    expect((await db.query("SELECT to_regclass('t') AS t")).rows).toEqual([{ t: 't' }]);
  });

  test('evaluates no default', async ({ db }) => {
    await db.query('CREATE SEQUENCE s');
    await print(db, [{ use: 'default', expression: "nextval('s')", columns: COLUMNS, column: 'id' }]);

    expect((await db.query('SELECT is_called FROM s')).rows).toEqual([{ is_called: false }]);
  });

  test('leaves neither tables, nor a transaction, nor settings behind', async ({ db }) => {
    await print(db, [check('id > 0'), check('nowhere')]);

    const { rows } = await db.query(`SELECT pg_my_temp_schema()::int AS temp, current_setting('search_path') AS path,
      (SELECT count(*)::int FROM pg_class WHERE relname LIKE 'limbeck%') AS tables`);
    expect(rows).toEqual([{ temp: 0, path: '"$user", public', tables: 0 }]);
    await expect(db.query('SAVEPOINT s')).rejects.toMatchObject({ code: '25P01' });
  });

  test('takes two statements for a hundred questions', async ({ db }) => {
    let count = 0;
    const counting: Queryable = {
      query: (sql, parameters) => {
        count += 1;
        return db.query(sql, parameters);
      },
    };
    const questions = Array.from({ length: 100 }, (_, place) => check(place === 50 ? 'nowhere' : `id > ${place}`));

    const answers = await createPrinter(counting, { defaultSchema: 'public' })(questions);
    expect([count, answers.filter((answer) => answer === null).length, answers.at(-1)]).toEqual([2, 1, 'id > 99']);
  });

  test('works where transactions are read-only by default', async ({ db }) => {
    await db.query('SET default_transaction_read_only = on');

    expect(await print(db, [check('id>0')])).toEqual(['id > 0']);
  });

  test('answers null to everything where PL/pgSQL was dropped', async ({ db }) => {
    await db.query('DROP EXTENSION plpgsql');

    expect(await print(db, [check('id > 0')])).toEqual([null]);
  });
});

describe('a printer that may make no temporary table', () => {
  test('prints equal expressions the same way', async ({ db }) => {
    const [list, stored, other, ...defaults] = await asReader(db, () =>
      print(db, [
        check(`"Email" IN ('a','b')`),
        check(`"Email"::text = ANY (ARRAY['a'::character varying, 'b'::character varying]::text[])`),
        check(`"Email" IN ('a','c')`),
        { use: 'default', expression: "'x'", columns: COLUMNS, column: 'Email' },
        { use: 'default', expression: "'x'::character varying", columns: COLUMNS, column: 'Email' },
      ]),
    );

    expect([list === stored, list === other, new Set(defaults).size]).toEqual([true, false, 1]);
  });

  test('prints an expression that mentions its table', async ({ db }) => {
    const own = (expression: string): PrintExpression => ({
      ...check(expression),
      table: { name: 't', printedAs: 't' },
    });
    const [short, stored] = await asReader(db, () => print(db, [own('t IS NULL'), own('(t.*) IS NULL')]));

    expect([short === stored, typeof short]).toEqual([true, 'string']);
  });

  test('reads what it printed', async ({ db }) => {
    await asReader(db, async () => {
      const [printed] = await print(db, [check(`"Email" IN ('a','b') AND id>0`)]);
      expect(await print(db, [check(printed ?? '')])).toEqual([printed]);
    });
  });

  test('answers null for what PostgreSQL refuses, and that alone', async ({ db }) => {
    const answers = await asReader(db, () => print(db, [check('nowhere'), check('id > 0'), check('id >')]));

    expect(answers).toEqual([null, expect.stringContaining('id > 0'), null]);
  });

  test('spells types as reflection does', async ({ db }) => {
    await db.query(`CREATE SCHEMA extensions; CREATE DOMAIN extensions.level AS int; CREATE TYPE own AS ENUM ();
      GRANT USAGE ON SCHEMA extensions TO PUBLIC; SET search_path = public, extensions`);

    expect(
      await asReader(db, () =>
        print(
          db,
          ['level', 'public.own', 'bit(3)', 'nowhere'].map((sql) => ({ use: 'type', sql })),
        ),
      ),
    ).toEqual(['extensions.level', 'own', 'bit(3)', null]);
  });

  test('evaluates no default, and lets no expression write', async ({ db }) => {
    await db.query('CREATE SEQUENCE s; GRANT ALL ON SEQUENCE s TO PUBLIC; CREATE TABLE t ()');
    await asReader(db, () =>
      print(db, [
        { use: 'default', expression: "nextval('s')", columns: COLUMNS, column: 'id' },
        check("true); SELECT nextval('s'); COMMIT; DROP TABLE t; --"),
      ]),
    );

    expect((await db.query("SELECT is_called, to_regclass('t') AS t FROM s")).rows).toEqual([
      { is_called: false, t: 't' },
    ]);
  });
});

function check(expression: string): PrintExpression {
  return { use: 'check', expression, columns: COLUMNS };
}

function print(db: Queryable, questions: readonly ExpressionQuestion[]): Promise<readonly (string | null)[]> {
  return createPrinter(db, { defaultSchema: 'public' })(questions);
}
