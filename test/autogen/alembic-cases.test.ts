import { describe, expect } from 'vitest';
import { describeOperation } from '../../src/autogen/describe/describe-operation.js';
import {
  check,
  type IndexKeyItem,
  index,
  integer,
  MetaData,
  type ReferenceOptions,
  sql,
  type,
  unique,
} from '../../src/models/index.js';
import type { Queryable } from '../../src/util/queryable.js';
import { test } from '../support/database.js';
import { difference, roundTrip } from './round-trip.js';

// Cases whose answer users of Alembic know: the state of the database, the models, and whether they differ. The objects of
// each case are named after its pair: n0, n1, …

type Pair<Model = string> = readonly [database: string, model: Model, differs: boolean];

describe('a database and models differ', () => {
  test('in types', async ({ db }) => {
    const same = [
      'interval',
      'bytea',
      'inet',
      'oid',
      'money',
      'tsvector',
      'boolean',
      'date',
      'xml',
      'point',
      'tsquery',
    ];
    const pairs: readonly Pair[] = [
      ['varchar(10)', 'varchar(20)', true],
      ['varchar(32)', 'character varying(32)', false],
      ['varchar(10)', 'varchar', true],
      ['varchar', 'text', true],
      ['text', 'varchar(255)', true],
      ['char(5)', 'char(6)', true],
      ['char', 'char(1)', false],
      ['integer', 'bigint', true],
      ['smallint', 'integer', true],
      ['bigint', 'integer', true],
      ['integer', 'numeric(8,0)', true],
      ['numeric(8,0)', 'numeric(8,2)', true],
      ['numeric', 'numeric(10,2)', true],
      ['numeric(10,2)', 'decimal(10,2)', false],
      ['timestamp', 'timestamptz', true],
      ['time', 'timetz', true],
      ['date', 'timestamp', true],
      ['timestamp(3)', 'timestamp(6)', true],
      ['double precision', 'float', false],
      ['real', 'float', true],
      ['integer[]', 'text[]', true],
      ['varchar(5)[]', 'varchar(10)[]', true],
      ['json', 'jsonb', true],
      ['uuid', 'varchar', true],
      ['int4range', 'int8range', true],
      ['bit(5)', 'bit(6)', true],
      ['xml', 'text', true],
      ['point', 'box', true],
      ...same.map((name): Pair => [name, name, false]),
    ];
    const metadata = new MetaData();
    metadata.table(
      't',
      fieldsOf(pairs, ([, model]) => type(model).nullable()),
    );

    await db.query(`CREATE TABLE t (${columnsOf(pairs, ([database]) => database)})`);
    expect(await found(db, metadata)).toEqual(differing(pairs));
  });

  test('in server defaults', async ({ db }) => {
    const pairs: readonly (readonly [type: string, ...Pair])[] = [
      ['text', "''", "''", false],
      ['text', "'it''s :x %s \\'", "'it''s :x %s \\'", false],
      ['text', "'x'", "'x'::text", false],
      ['text', "'x'", "'y'", true],
      ['integer', '5', "'5'", false],
      ['integer', '5', '7', true],
      ['double precision', '5', '5.0', true],
      ['boolean', 'true', "'t'", false],
      ['jsonb', "'{}'", "'{}'::jsonb", false],
      ['json', `'{"a": 1}'`, `'{"a": 1}'::json`, false],
      ['integer[]', 'ARRAY[]::integer[]', 'array[]::integer[]', false],
      ['interval', "'14 days'", "interval '14 days'", false],
      ['timestamptz', 'CURRENT_TIMESTAMP', 'current_timestamp', false],
      ['timestamp', "timezone('utc', CURRENT_TIMESTAMP)", "timezone( 'utc',current_timestamp )", false],
      ['double precision', 'random()', 'random ()', false],
      ['uuid', 'gen_random_uuid()', 'gen_random_uuid()', false],
      ['integer', "nextval('s')", "nextval('s'::regclass)", false],
      ['text', 'NULL', 'NULL', false],
      ['integer', '1', 'NULL', true],
    ];
    const metadata = new MetaData();
    metadata.sequence('s');
    metadata.table(
      't',
      fieldsOf(pairs, ([name, , model]) => type(name).nullable().serverDefault(sql.raw(model))),
    );

    await db.query(`CREATE SEQUENCE s; CREATE TABLE t (${columnsOf(pairs, ([name, to]) => `${name} DEFAULT ${to}`)})`);
    expect(await found(db, metadata)).toEqual(differing(pairs.map(([, ...pair]) => pair)));
  });

  test('in the keys of indexes', async ({ db }) => {
    const [a, b, c] = [sql`a`, sql`b`, sql`c`];
    const pairs: readonly Pair<readonly IndexKeyItem[]>[] = [
      ['a', [a.asc()], false],
      ['a', [a.nullsLast()], false],
      ['a', [a.asc().nullsLast()], false],
      ['a asc nulls first', [a.nullsFirst()], false],
      ['a desc', [a.desc().nullsFirst()], false],
      ['a desc', [a.desc().nullsLast()], true],
      ['a desc', [a], true],
      ['a', [a.desc()], true],
      ['a nulls last', [a.nullsFirst()], true],
      ['b, lower(c)', [sql`lower(c)`], true],
      ['b, lower(c)', [sql`lower(c)`, b], true],
      ['lower(c)', [sql`LOWER (c)`], false],
      ['lower(c)', [sql`upper(c)`], true],
      ["(c || 'x')", [sql`c || 'X'`], true],
      ['(a + 1)', [sql`a + 3`], true],
      ['(a + 42)', [sql`42 + a`], true],
      ["(j->'x')", [sql`j -> 'x'`], false],
      ["(j->'x')", [sql`j->'y'`], true],
      ['(cast(c as integer))', [sql`c::integer`], false],
      ['c text_pattern_ops', [c.opclass('text_pattern_ops')], false],
      ['c text_pattern_ops', [c], true],
    ];
    const metadata = new MetaData();
    const { table, t } = metadata;
    const fields = {
      a: t.integer().nullable(),
      b: t.text().nullable(),
      c: t.text().nullable(),
      j: t.jsonb().nullable(),
    };
    table('t', fields, () => pairs.map(([, model], at) => index(model, { name: `n${at}` })));

    await db.query('CREATE TABLE t (a integer, b text, c text, j jsonb)');
    await db.query(pairs.map(([database], at) => `CREATE INDEX n${at} ON t (${database})`).join(';'));
    expect(await found(db, metadata)).toEqual(differing(pairs));
  });

  test('in the options of foreign keys', async ({ db }) => {
    const pairs: readonly Pair<ReferenceOptions>[] = [
      ['', { onDelete: 'cascade' }, true],
      ['ON DELETE CASCADE', {}, true],
      ['ON UPDATE CASCADE', {}, true],
      ['ON DELETE RESTRICT', { onDelete: 'cascade' }, true],
      ['ON DELETE CASCADE ON UPDATE SET NULL', { onDelete: 'restrict', onUpdate: 'restrict' }, true],
      ['', { deferrable: true, initially: 'deferred' }, true],
      ['DEFERRABLE INITIALLY DEFERRED', {}, true],
      ['', { deferrable: true }, true],
      ['DEFERRABLE', {}, true],
      ['MATCH FULL', {}, true],
      ['on delete restrict', { onDelete: 'restrict' }, false],
      ['ON DELETE NO ACTION', {}, false],
      ['', { onDelete: 'no action', onUpdate: 'no action' }, false],
      ['DEFERRABLE INITIALLY IMMEDIATE', { deferrable: true }, false],
    ];
    const metadata = new MetaData();
    const { table, t } = metadata;
    table('p', { id: t.integer().primaryKey() });
    table(
      'c',
      fieldsOf(pairs, ([, options], at) =>
        integer()
          .nullable()
          .references('p.id', { ...options, name: `n${at}` }),
      ),
    );

    await db.query('CREATE TABLE p (id integer PRIMARY KEY)');
    const column = ([database]: Pair<ReferenceOptions>, at: number) =>
      `integer CONSTRAINT n${at} REFERENCES p ${database}`;
    await db.query(`CREATE TABLE c (${columnsOf(pairs, column)})`);
    expect(await found(db, metadata)).toEqual(differing(pairs));
  });

  test('in nothing where they leave a comment empty', async ({ db }) => {
    const metadata = new MetaData();
    metadata.table('t', { a: metadata.t.integer().nullable().comment('') }, { comment: '' });

    await db.query("CREATE TABLE t (a integer); COMMENT ON TABLE t IS ''");
    expect((await difference(db, metadata.toSchema())).comparison.operations).toEqual([]);
  });
});

// The pair of schemas that Alembic's own tests turn on.
test('a whole schema comes to its models, and goes back', async ({ db }) => {
  const metadata = new MetaData();
  const { table, t } = metadata;
  const id = { id: t.integer().primaryKey() };
  table('user', {
    ...id,
    name: t.varchar(50),
    a1: t.text().nullable().serverDefault('x'),
  });
  table('address', { ...id, emailAddress: t.varchar(100), street: t.varchar(50).nullable() }, (c) => [
    unique([c.emailAddress], { name: 'uq_email' }),
  ]);
  table(
    'order',
    {
      orderId: t.integer().primaryKey(),
      amount: t.numeric(10, 2).nullable().serverDefault(0),
      userId: t.integer().nullable().references('user.id'),
    },
    (c) => [check('ck_order_amount', sql`${c.amount} > -1`)],
  );
  table(
    'item',
    {
      ...id,
      description: t.varchar(100).nullable(),
      orderId: t.integer().nullable().references('order.order_id'),
    },
    (c) => [check(sql`length(${c.description}) > 5`)],
  );
  await db.query(`
    CREATE TABLE "user" (id integer PRIMARY KEY, name varchar(50), a1 text, pw varchar(50));
    CREATE INDEX pw_idx ON "user" (pw);
    CREATE TABLE address (id integer PRIMARY KEY, email_address varchar(100) NOT NULL);
    CREATE TABLE "order" (order_id integer PRIMARY KEY, amount numeric(8,2) NOT NULL DEFAULT 0,
      CONSTRAINT ck_order_amount CHECK (amount >= 0));
    CREATE TABLE extra (x char, uid integer REFERENCES "user")`);

  expect(await roundTrip(db, metadata.toSchema())).toMatchObject({
    differences: [
      'drop index pw_idx of user',
      'drop check constraint ck_order_amount of order',
      'create table item',
      'alter column user.name: set not null',
      "alter column user.a1: set default 'x'::text",
      'add column address.street character varying(50)',
      'add unique constraint uq_email (email_address) to address',
      'add column order.user_id integer',
      'alter column order.amount: type numeric(8,2) to numeric(10,2), drop not null',
      'add check constraint ck_order_amount (amount > -1) to order',
      'add foreign key order_user_id_fkey (user_id) references user (id) to order',
      'drop column user.pw',
      'drop table extra',
    ],
    left: [],
  });
});

/** The pairs that autogenerate says something about. */
async function found(db: Queryable, metadata: MetaData): Promise<readonly number[]> {
  const { comparison } = await difference(db, metadata.toSchema());
  const names = comparison.operations.map((operation) => /\bn(\d+)\b/.exec(describeOperation(operation)));
  return [...new Set(names.map((name) => Number(name?.[1])))].sort((left, right) => left - right);
}

function differing(pairs: readonly Pair<unknown>[]): readonly number[] {
  return pairs.flatMap(([, , differs], at) => (differs ? at : []));
}

function fieldsOf<Each, Field>(pairs: readonly Each[], field: (pair: Each, at: number) => Field) {
  return Object.fromEntries(pairs.map((pair, at) => [`n${at}`, field(pair, at)]));
}

function columnsOf<Each>(pairs: readonly Each[], column: (pair: Each, at: number) => string): string {
  return pairs.map((pair, at) => `n${at} ${column(pair, at)}`).join(', ');
}
