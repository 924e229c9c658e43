import { describe, expect } from 'vitest';
import { reflect } from '../../src/reflect/reflect.js';
import type { ReflectionOptions } from '../../src/reflect/reflection.js';
import { formatName } from '../../src/schema/names.js';
import type { Queryable } from '../../src/util/queryable.js';
import { test } from '../support/database.js';

const TWO_SCHEMAS = `CREATE SCHEMA pgboss; COMMENT ON SCHEMA pgboss IS 'jobs';
  CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE pgboss.b (id int REFERENCES a)`;

describe('the schemas that are reflected', () => {
  test('are the default one alone, unless more is asked for', async ({ db }) => {
    await db.query(TWO_SCHEMAS);

    expect(await tableNames(db, {})).toEqual(['a']);
  });

  test('may be all of them', async ({ db }) => {
    await db.query(TWO_SCHEMAS);

    expect(await tableNames(db, { schemas: 'all' })).toEqual(['a', 'pgboss.b']);
  });

  test('may be listed, in addition to the default one', async ({ db }) => {
    await db.query(`${TWO_SCHEMAS}; CREATE SCHEMA c; CREATE TABLE c.c ()`);

    expect(await tableNames(db, { schemas: ['c', 'nowhere'] })).toEqual(['a', 'c.c']);
  });

  test('have their comments, and the default one is none of them', async ({ db }) => {
    await db.query(TWO_SCHEMAS);

    expect((await reflect(db, { schemas: 'all' })).schema.schemas).toEqual([{ name: 'pgboss', comment: 'jobs' }]);
  });

  test('follow the search path of the connection', async ({ db }) => {
    await db.query(`${TWO_SCHEMAS}; SET search_path = nowhere, pgboss, public`);

    const { defaultSchema, schema } = await reflect(db);
    expect([defaultSchema, schema.tables]).toMatchObject([
      'pgboss',
      [{ schema: null, name: 'b', foreignKeys: [{ referredTable: { schema: 'public', name: 'a' } }] }],
    ]);
  });

  test('follow the default schema that is asked for', async ({ db }) => {
    await db.query(`CREATE SCHEMA "it's"; CREATE TABLE "it's".t (); CREATE TABLE a ()`);

    expect(await tableNames(db, { defaultSchema: "it's" })).toEqual(['t']);
  });

  test('do not hide what a temporary table of the session would hide', async ({ db }) => {
    await db.query(`CREATE TYPE kind AS ENUM ('a'); CREATE TABLE t (a kind); CREATE TEMP TABLE kind (a int)`);

    const { schema } = await reflect(db);
    expect(schema.tables).toMatchObject([{ columns: [{ type: { sql: 'kind' } }] }]);
  });
});

describe('schemas that are to stay', () => {
  test('are those with something that no value describes', async ({ db }) => {
    await db.query(`CREATE SCHEMA other; CREATE FOREIGN DATA WRAPPER w; CREATE SERVER r FOREIGN DATA WRAPPER w;
      CREATE FOREIGN TABLE f (a int, b int) SERVER r; CREATE STATISTICS other.s ON a, b FROM f`);

    expect((await reflect(db, { schemas: 'all' })).keptSchemas).toEqual(['other']);
  });

  test('are those with something that a filter leaves out', async ({ db }) => {
    await db.query(`${TWO_SCHEMAS}; CREATE SCHEMA c; CREATE TYPE c.e AS ENUM ()`);

    const { keptSchemas } = await reflect(db, {
      schemas: 'all',
      exclude: [{ schema: 'pgboss', name: 'b' }],
      includeName: ({ type }) => type !== 'enum',
    });
    expect(keptSchemas.toSorted()).toEqual(['c', 'pgboss']);
  });

  test('are not those whose every object is described', async ({ db }) => {
    await db.query(`CREATE SCHEMA c; CREATE TYPE c.e AS ENUM (); CREATE SEQUENCE c.s; CREATE TABLE c.t (a serial, e c.e);
      CREATE INDEX ON c.t (a); CREATE COLLATION c.c FROM "C"`);

    expect((await reflect(db, { schemas: 'all' })).keptSchemas).toEqual([]);
  });

  test('are "public" where it is not the default one', async ({ db }) => {
    await db.query('CREATE SCHEMA app; SET search_path = app');

    expect((await reflect(db, { schemas: 'all' })).keptSchemas).toEqual(['public']);
  });
});

describe('a filter of names', () => {
  test('is asked for schemas, tables and what is in them, with where they stand', async ({ db }) => {
    await db.query(`CREATE TYPE e AS ENUM ('a'); CREATE SEQUENCE s;
      CREATE TABLE t (a int PRIMARY KEY, CONSTRAINT u UNIQUE (a) DEFERRABLE, CONSTRAINT f FOREIGN KEY (a) REFERENCES t,
                      CONSTRAINT c CHECK (a > 0)); CREATE INDEX i ON t (a)`);
    const asked: unknown[] = [];

    await reflect(db, {
      includeName: ({ type, name, table }) => asked.push([type, name, table]) > 0,
    });

    expect(asked.toSorted()).toEqual(
      [
        ['schema', null, null],
        ['table', 't', null],
        ['column', 'a', 't'],
        ['uniqueConstraint', 'u', 't'],
        ['foreignKeyConstraint', 'f', 't'],
        ['checkConstraint', 'c', 't'],
        ['index', 'i', 't'],
        ['enum', 'e', null],
        ['sequence', 's', null],
      ].toSorted(),
    );
  });

  test('leaves out a whole schema', async ({ db }) => {
    await db.query(TWO_SCHEMAS);

    expect(
      await tableNames(db, { schemas: 'all', includeName: ({ type, name }) => type !== 'schema' || name !== null }),
    ).toEqual(['pgboss.b']);
  });

  test('leaves out a table with all that depends on it', async ({ db }) => {
    await db.query(`CREATE TABLE gone (a serial, b int) WITH (fillfactor=70); CREATE SEQUENCE s OWNED BY gone.b;
      ALTER TABLE gone ENABLE ROW LEVEL SECURITY; CREATE TABLE kept ()`);

    const { schema, unmanaged } = await reflect(db, { includeName: ({ name }) => name !== 'gone' });
    expect({ tables: schema.tables.map(formatName), sequences: schema.sequences, unmanaged }).toEqual({
      tables: ['kept'],
      sequences: [],
      unmanaged: [],
    });
  });

  test('leaves foreign keys to such a table as they are', async ({ db }) => {
    await db.query('CREATE TABLE gone (a int PRIMARY KEY); CREATE TABLE kept (a int REFERENCES gone)');

    const { schema } = await reflect(db, { exclude: [{ schema: null, name: 'gone' }] });
    expect(schema.tables).toMatchObject([{ name: 'kept', foreignKeys: [{ referredTable: { name: 'gone' } }] }]);
  });
});

async function tableNames(db: Queryable, options: ReflectionOptions): Promise<readonly string[]> {
  return (await reflect(db, options)).schema.tables.map(formatName);
}
