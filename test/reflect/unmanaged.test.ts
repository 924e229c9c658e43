import { describe, expect } from 'vitest';
import { reflect } from '../../src/reflect/reflect.js';
import { unmanagedObject } from '../../src/schema/unmanaged-object.js';
import type { Queryable } from '../../src/util/queryable.js';
import { test } from '../support/database.js';

/** What makes it → `kind: name` of each object that is listed then. */
const OBJECTS: Readonly<Record<string, readonly string[]>> = {
  'CREATE VIEW v AS SELECT 1 AS a': ['view: v'],
  'CREATE MATERIALIZED VIEW m AS SELECT 1 AS a; CREATE INDEX i ON m (a)': ['index: i on m', 'materialized view: m'],
  "CREATE FUNCTION f(a int, b text) RETURNS int LANGUAGE sql AS 'SELECT 1'": ['function: f(integer, text)'],
  "CREATE PROCEDURE p() LANGUAGE sql AS ''": ['procedure: p()'],
  'CREATE AGGREGATE a(int) (SFUNC = int4pl, STYPE = int)': ['aggregate: a(integer)'],
  'CREATE TYPE s': ['type: s'],
  'CREATE EXTENSION hstore': ['extension: hstore'],
  'CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq)': ['operator: ===(integer, integer)'],
  'CREATE TEXT SEARCH CONFIGURATION c (COPY = pg_catalog.english)': ['text search configuration: c'],
  'CREATE FOREIGN DATA WRAPPER w; CREATE SERVER r FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE f (a int, b int) SERVER r; CREATE STATISTICS s ON a, b FROM f':
    ['foreign data wrapper: w', 'foreign table: f', 'server: r', 'statistics object: s'],
  "CREATE VIEW v AS SELECT 1 AS a; SET allow_system_table_mods = on; INSERT INTO pg_seclabel VALUES ('v'::regclass, 'pg_class'::regclass, 0, 'own', 'secret')":
    ['security label: FOR own ON VIEW v', 'view: v'],
  'CREATE PUBLICATION p': ['publication: p'],
  'CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w; CREATE USER MAPPING FOR PUBLIC SERVER s': [
    'foreign data wrapper: w',
    'server: s',
    'user mapping: FOR PUBLIC SERVER s',
  ],
  "CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'; CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION f(); ALTER EVENT TRIGGER e DISABLE":
    ['event trigger: e', 'function: f()'],
  'CREATE CAST (int AS point) WITH INOUT': ['cast: (integer AS point)'],
};

/** Statements after `CREATE TABLE t (a int, b text)` → what is listed then. */
const PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END'; CREATE TRIGGER g BEFORE UPDATE ON t EXECUTE FUNCTION f()":
    ['function: f()', 'trigger: g on t'],
  'CREATE POLICY p ON t': ['policy: p on t'],
  'CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING': ['rule: r on t'],
};

describe('what no value describes is named:', () => {
  for (const [sql, expected] of Object.entries(OBJECTS)) {
    test(sql, async ({ db }) => {
      await db.query(sql);

      expect(await unmanaged(db)).toEqual(expected);
    });
  }

  for (const [sql, expected] of Object.entries(PROPERTIES)) {
    test(`${sql}, and the table is described all the same`, async ({ db }) => {
      await db.query(`CREATE TABLE t (a int, b text); ${sql}`);

      const { schema } = await reflect(db);
      expect([schema.tables.map(({ name }) => name), await unmanaged(db)]).toEqual([['t'], expected]);
    });
  }

  test('an index that a failed CREATE INDEX CONCURRENTLY left behind', async ({ db }) => {
    await db.query('CREATE TABLE t (a int); INSERT INTO t VALUES (1), (1)');
    await db.query('CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)').catch(() => null);

    const reflection = await reflect(db);
    expect([reflection.schema.tables[0]?.indexes, reflection.unmanaged]).toMatchObject([
      [{ name: 'i', invalid: true }],
      [
        {
          kind: 'invalid index',
          name: 'i on t',
          why: 'CREATE INDEX CONCURRENTLY failed',
        },
      ],
    ]);
  });
});

async function unmanaged(db: Queryable): Promise<readonly string[]> {
  const { unmanaged, schema } = await reflect(db);
  return [...unmanaged, ...schema.objects.map(unmanagedObject)].map(({ kind, name }) => `${kind}: ${name}`).sort();
}
