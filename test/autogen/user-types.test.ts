import { describe, expect } from 'vitest';
import { compare } from '../../src/autogen/compare.js';
import { describeOperation } from '../../src/autogen/describe/describe-operation.js';
import { check, MetaData, sql, type } from '../../src/models/index.js';
import { reflect } from '../../src/reflect/reflect.js';
import { EMPTY_SCHEMA } from '../../src/schema/database-schema.js';
import { SERVER_MAJOR, test } from '../support/database.js';
import { difference, roundTrip, roundTripOfSql, runOperations } from './round-trip.js';

describe('domains', () => {
  test('are created below and dropped above what uses them', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      "CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE DOMAIN old_mood AS mood; CREATE TABLE t (id int, m old_mood)",
      `CREATE TYPE mood AS ENUM ('sad', 'ok');
       CREATE DOMAIN new_mood AS mood DEFAULT 'ok' NOT NULL CHECK (VALUE <> 'sad');
       COMMENT ON DOMAIN new_mood IS 'x'; CREATE TABLE t (id int, moods new_mood[])`,
    );

    expect(found).toMatchObject({
      upgrade: [
        "await op.createDomain('new_mood', enumType('mood').serverDefault('ok'), {",
        '  notNull: true,',
        "  checks: [check('new_mood_check', sql`VALUE <> 'sad'::mood`)],",
        "  comment: 'x',",
        '});',
        "await op.addColumn('t', 'moods', type('new_mood').array().nullable());",
        '// Destroys data: drops t.m.',
        "await op.dropColumn('t', 'm');",
        "await op.dropDomain('old_mood');",
      ],
      left: [],
    });
  });

  test.for([
    ['its default', "DEFAULT 'a'", "DEFAULT 'b'", ["{ serverDefault: sql`'b'::text` }"]],
    ['its default away', "DEFAULT 'a'", '', ['{ serverDefault: null }']],
    ['NOT NULL', '', 'NOT NULL', ['{ notNull: true }']],
    ['NOT NULL away', 'NOT NULL', '', ['{ notNull: false }']],
    [
      'a check',
      "CONSTRAINT a CHECK (VALUE <> 'a')",
      "CONSTRAINT a CHECK (VALUE <> 'b') CONSTRAINT c CHECK (VALUE <> 'c')",
      [
        '{',
        "  dropChecks: ['a'],",
        "  addChecks: [check('a', sql`VALUE <> 'b'::text`), check('c', sql`VALUE <> 'c'::text`)],",
        '}',
      ],
    ],
    [
      'the name of a check',
      "CONSTRAINT a CHECK (VALUE <> 'a')",
      "CONSTRAINT b CHECK (VALUE <> 'a')",
      ["{ renameConstraints: { a: 'b' } }"],
    ],
  ] as const)('change %s in place', async ([, before, after, changes], { db }) => {
    const domain = (parts: string) => `CREATE DOMAIN d AS text ${parts}; CREATE TABLE t (v d, w d)`;

    const found = await roundTripOfSql(db, domain(before), domain(after));

    expect(found).toMatchObject({ left: [] });
    const code = found.upgrade.filter((line) => !line.startsWith('//'));
    expect(code.join('\n')).toBe(`await op.alterDomain('d', ${changes.join('\n')});`);
  });

  test('have a check proven that was not', async ({ db }) => {
    const domain = (word: string) =>
      `CREATE DOMAIN d AS int; ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 0) ${word};
       COMMENT ON CONSTRAINT c ON DOMAIN d IS 'x'`;

    const found = await roundTripOfSql(db, domain('NOT VALID'), domain(''));

    expect(found).toMatchObject({ upgrade: ["await op.alterDomain('d', { validateChecks: ['c'] });"], left: [] });
  });

  test.skipIf(SERVER_MAJOR < 17)('rename the constraint that makes them NOT NULL', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      'CREATE DOMAIN d AS int NOT NULL',
      'CREATE DOMAIN d AS int CONSTRAINT must NOT NULL',
    );

    expect(found).toMatchObject({
      upgrade: ["await op.alterDomain('d', { renameConstraints: { d_not_null: 'must' } });"],
      left: [],
    });
  });

  test('are rebuilt over another type, with all that depends on them', async ({ db }) => {
    const definition = (type: string, value: string) => `
      CREATE DOMAIN code AS ${type} DEFAULT '${value}';
      CREATE TABLE a (id code PRIMARY KEY DEFAULT '${value}', others code[], CHECK (id <> '7'::code));
      CREATE TABLE b (a_id code REFERENCES a, note text);
      CREATE INDEX ON b (a_id) WHERE a_id > '3'`;
    const before = definition('integer', '1');
    const declared = definition('text', '2');

    const found = await roundTripOfSql(db, before, declared);

    expect(found.left).toEqual([]);
  });

  test('keep the values of columns when they are rebuilt', async ({ db }) => {
    const metadata = new MetaData();
    const code = metadata.domain('code', metadata.t.bigint(), { checks: [check('positive', sql`VALUE > 0`)] });
    metadata.table('t', { id: code(), all: code().array() });
    await db.query('CREATE DOMAIN code AS text; CREATE TABLE t (id code NOT NULL, "all" code[] NOT NULL)');
    await db.query("INSERT INTO t VALUES ('12', '{3,4}')");

    const found = await roundTrip(db, metadata.toSchema());

    expect(found.left).toEqual([]);
    expect((await db.query('SELECT id, "all"::text AS all FROM t')).rows).toEqual([{ id: '12', all: '{3,4}' }]);
  });

  test('in arrays and composites are rebuilt if they get stricter', async ({ db }) => {
    const definition = (parts: string) => `
      CREATE DOMAIN d AS int ${parts}; CREATE TYPE pair AS (a d, b d);
      CREATE TABLE t (v d, list d[], pair pair, pairs pair[])`;

    expect(await roundTripOfSql(db, definition(''), definition('CHECK (VALUE > 0)'))).toMatchObject({ left: [] });
  });

  test('over an enum are rebuilt with it', async ({ db }) => {
    const definition = (values: string) => `
      CREATE TYPE mood AS ENUM (${values}); CREATE DOMAIN good AS mood DEFAULT 'ok' CHECK (VALUE <> 'sad');
      CREATE TYPE day AS (mood good, moods mood[]);
      CREATE TABLE t (m mood, g good DEFAULT 'ok', list good[], d day)`;

    const found = await roundTripOfSql(db, definition("'sad', 'ok', 'fine'"), definition("'ok', 'sad'"));

    expect(found.left).toEqual([]);
  });

  test('declared in other words are the same', async ({ db }) => {
    const metadata = new MetaData();
    const { t } = metadata;
    const email = metadata.domain('email', t.varchar(80).serverDefault('x@y'), {
      checks: [check('shape', sql`VALUE in ('a@b', 'x@y') OR (VALUE LIKE '%@%')`)],
      notNull: true,
    });
    metadata.domain('flags', t.boolean().array().serverDefault([true]));
    metadata.table('users', { email: email().serverDefault('a@b') });
    await metadata.createAll(db);

    expect(await roundTrip(db, metadata.toSchema())).toMatchObject({ differences: [] });
  });

  test('are renamed, and moved to another schema', async ({ db }) => {
    const metadata = new MetaData();
    const email = metadata.domain('email', metadata.t.text(), {
      schema: 'app',
      renamedFrom: 'public.mail',
      notNull: true,
    });
    metadata.table('users', { email: email() });
    await db.query('CREATE SCHEMA app; CREATE DOMAIN mail AS text NOT NULL; CREATE TABLE users (email mail NOT NULL)');

    const found = await roundTrip(db, metadata.toSchema(), { schemas: ['app'] });

    expect(found.left).toEqual([]);
    expect(found.upgrade.slice(0, 2)).toEqual([
      "await op.setTypeSchema('mail', 'app');",
      "await op.renameType('mail', 'email', { schema: 'app' });",
    ]);
  });
});

describe('composite types', () => {
  const table = 'CREATE TABLE t (v c)';

  test.for([
    ['get an attribute at the end', 'a int', 'a int, b text COLLATE "C"', ['addAttributes']],
    ['lose an attribute', 'a int, b text, d int', 'a int, d int', ['dropAttributes']],
  ] as const)('%s in place', async ([, before, after, changes], { db }) => {
    const found = await roundTripOfSql(
      db,
      `CREATE TYPE c AS (${before}); ${table}`,
      `CREATE TYPE c AS (${after}); ${table}`,
    );

    expect(found.left).toEqual([]);
    expect(found.differences).toHaveLength(1);
    for (const change of changes) {
      expect(found.upgrade.join('')).toContain(change);
    }
  });

  test('change the type of an attribute in place where no column holds them', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      'CREATE TYPE c AS (a int, b text)',
      'CREATE TYPE c AS (a bigint, b text COLLATE "C")',
    );

    expect(found).toMatchObject({
      upgrade: ["await op.alterCompositeType('c', { alterAttributes: { a: bigint(), b: text().collate('C') } });"],
      left: [],
    });
  });

  test('are rebuilt if a column contains them, and the column keeps its values', async ({ db }) => {
    const metadata = new MetaData();
    const { t } = metadata;
    const place = metadata.composite('place', {
      zip: t.text().comment('Five'),
      streetName: t.text(),
      number: t.bigint(),
    });
    metadata.table('people', { home: place().nullable() });
    await db.query('CREATE TYPE place AS (street_name text, number int, gone int, zip text)');
    await db.query(
      'CREATE TABLE people (home place); INSERT INTO people VALUES ((\'At "it", x\', 3, 4, NULL)), (NULL)',
    );
    const { comparison } = await difference(db, metadata.toSchema());
    await runOperations(db, comparison.operations);

    const { rows } = await db.query('SELECT (home).*, home IS NOT DISTINCT FROM NULL AS none FROM people');

    expect(rows).toEqual([
      { zip: null, street_name: 'At "it", x', number: '3', none: false },
      { zip: null, street_name: null, number: null, none: true },
    ]);
  });

  test('are rebuilt with the types that contain them', async ({ db }) => {
    const definition = (type: string) => `
      CREATE TYPE inner_type AS (a ${type}, b int); CREATE TYPE outer_type AS (i inner_type, many inner_type[]);
      CREATE TABLE t (i inner_type, o outer_type, many outer_type[], u int)`;

    expect(await roundTripOfSql(db, definition('int'), definition('text'))).toMatchObject({ left: [] });
  });

  test('in arrays drop and add the attributes that move, and warn of it', async ({ db }) => {
    const definition = (attributes: string) => `CREATE TYPE c AS (${attributes}); CREATE TABLE t (v c[])`;

    const found = await roundTripOfSql(db, definition('a int, b int, d int'), definition('a int, d int, b int'));

    expect(found).toMatchObject({
      upgrade: [
        '// Destroys data: drops c.b, c.d.',
        "await op.alterCompositeType('c', {",
        "  dropAttributes: ['b', 'd'],",
        '  addAttributes: { d: integer(), b: integer() },',
        '});',
      ],
      left: [],
    });
  });

  test('of a table that is created come before it, and of a table after', async ({ db }) => {
    expect(
      await roundTripOfSql(
        db,
        '',
        `CREATE TABLE users (id int); CREATE TYPE pair AS (a users, b users[]); CREATE DOMAIN couple AS pair;
         CREATE TABLE pairs (p couple); COMMENT ON COLUMN pair.a IS 'x'; COMMENT ON TYPE pair IS 'y'`,
      ),
    ).toMatchObject({ left: [] });
  });
});

describe('range types', () => {
  test('are rebuilt, since PostgreSQL can alter no part of them', async ({ db }) => {
    const definition = (options: string) => `
      CREATE TYPE span AS RANGE (${options});
      CREATE TABLE t (id int, s span DEFAULT span(1, 2), many span_multirange, list span[], CHECK (s <> 'empty'));
      CREATE INDEX ON t USING gist (s)`;

    const found = await roundTripOfSql(
      db,
      definition('subtype = float8, subtype_diff = float8mi'),
      definition('subtype = numeric'),
    );

    expect(found.left).toEqual([]);
  });

  test('say all that there is to them', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      '',
      `CREATE TYPE words AS RANGE (subtype = text, subtype_opclass = text_pattern_ops, collation = "C",
                                   multirange_type_name = sentences);
       COMMENT ON TYPE words IS 'x'; CREATE TABLE t (w words, s sentences)`,
    );

    expect(found).toMatchObject({ left: [] });
    expect(found.upgrade.slice(0, 5)).toEqual([
      "await op.createRangeType('words', text().collate('C'), {",
      "  opclass: 'text_pattern_ops',",
      "  multirange: 'sentences',",
      "  comment: 'x',",
      '});',
    ]);
  });

  test('are declared', async ({ db }) => {
    const metadata = new MetaData();
    const speeds = metadata.range('speeds', metadata.t.doublePrecision(), { subtypeDiff: 'float8mi' });
    metadata.table('roads', { speeds: speeds(), all: speeds().array().nullable() });
    await metadata.createAll(db);

    expect(await roundTrip(db, metadata.toSchema())).toMatchObject({ differences: [] });
  });
});

describe('types that nobody declares', () => {
  const types = `CREATE TYPE mood AS ENUM ('sad'); CREATE DOMAIN moods AS mood[]; CREATE TYPE pair AS (a moods, b int);
    CREATE TYPE span AS RANGE (subtype = date, multirange_type_name = spans);`;

  test('stay where a declared column uses them, directly or through others', async ({ db }) => {
    await db.query(`${types} CREATE TYPE unused AS ENUM (); CREATE TABLE t (p pair[] NOT NULL, s spans NOT NULL)`);
    const metadata = new MetaData();
    metadata.table('t', { p: type('pair[]'), s: type('spans') });

    expect((await difference(db, metadata.toSchema())).comparison.operations.map(describeOperation)).toEqual([
      'drop enum unused',
    ]);
  });

  test('stay where a table uses them that is left out', async ({ db }) => {
    await db.query(`${types} CREATE TABLE theirs (p pair, s span)`);
    const { schema, serverVersion } = await reflect(db);

    expect(
      compare(EMPTY_SCHEMA, schema, { serverVersion, includeObject: ({ type: kind }) => kind !== 'table' }).operations,
    ).toEqual([]);
  });
});
