import { describe, expect } from 'vitest';
import { reflect } from '../../src/reflect/reflect.js';
import type { Queryable } from '../../src/util/queryable.js';
import { connect, test } from '../support/database.js';

describe('a reflection', () => {
  test('takes as many statements of fifty tables as of one', async ({ db }) => {
    await db.query('CREATE TABLE t0 (a serial PRIMARY KEY, b int CHECK (b > 0) REFERENCES t0); CREATE INDEX ON t0 (b)');
    const ofOne = await statements(db);
    await db.query(`DO $$ BEGIN FOR i IN 1..49 LOOP
      EXECUTE format('CREATE TABLE t%s (a serial PRIMARY KEY, b int CHECK (b > 0) REFERENCES t0)', i);
      EXECUTE format('CREATE INDEX ON t%s (b)', i); END LOOP; END $$`);

    expect([ofOne, await statements(db)]).toEqual([3, 3]);
  });

  test('needs nothing but the right to connect', async ({ db, databaseUrl }) => {
    await db.query(`CREATE TABLE t (a int PRIMARY KEY, b text DEFAULT 'x' CHECK (b <> ''))`);
    const role = `limbeck_reader_${process.pid}`;
    await db.query(`CREATE ROLE ${role} LOGIN PASSWORD 'secret'`);
    const reader = await connect(withUser(databaseUrl, role, 'secret'));
    const reflection = await reflect(reader);
    await reader.close();
    await db.query(`DROP ROLE ${role}`);

    expect(reflection).toEqual({ ...(await reflect(db)), role });
  });

  test('works where transactions are read-only by default', async ({ db }) => {
    await db.query('CREATE TABLE t (a int); SET default_transaction_read_only = on');

    expect((await reflect(db)).schema.tables).toMatchObject([{ name: 't' }]);
  });

  test('prints the same whatever the settings of the connection are', async ({ db }) => {
    await db.query(`CREATE TABLE t (a date DEFAULT '2020-01-31', b bytea DEFAULT '\\x00', c float8 DEFAULT 0.1,
      d interval DEFAULT '1 day -2 hours', e text DEFAULT '\\', f timestamptz DEFAULT '2020-01-01 00:00:00+00')`);
    const before = await reflect(db);
    await db.query(`SET datestyle = 'German'; SET bytea_output = 'escape'; SET extra_float_digits = -15;
      SET intervalstyle = 'iso_8601'; SET standard_conforming_strings = off; SET quote_all_identifiers = on`);

    expect(await reflect(db)).toEqual(before);
  });

  test('leaves the settings of the connection as they were', async ({ db }) => {
    await db.query("SET search_path = nowhere, public; SET datestyle = 'German'");
    await reflect(db);

    const { rows } = await db.query(
      "SELECT current_setting('search_path') AS path, current_setting('datestyle') AS style",
    );
    expect(rows).toEqual([{ path: 'nowhere, public', style: 'German, DMY' }]);
  });

  test('calls no function or operator of a schema in the search path', async ({ db }) => {
    await db.query(
      `CREATE TABLE t (a int PRIMARY KEY, b text DEFAULT 'x' CHECK (b <> '')); COMMENT ON TABLE t IS 'plain'`,
    );
    const before = await reflect(db);
    await db.query(`CREATE FUNCTION hostile(oid, regclass) RETURNS boolean LANGUAGE sql AS 'SELECT 1 / 0 = 0';
      CREATE OPERATOR = (LEFTARG = oid, RIGHTARG = regclass, FUNCTION = hostile);
      CREATE FUNCTION obj_description(oid, text) RETURNS text LANGUAGE sql AS $$SELECT 'hostile'$$;
      CREATE FUNCTION concat(text, text) RETURNS text LANGUAGE sql AS $$SELECT 'hostile'$$`);
    await db.query('SET search_path = public, pg_catalog');

    expect((await reflect(db)).schema.tables).toEqual(before.schema.tables);
  });

  test('that fails leaves no transaction open', async ({ db }) => {
    const failing: Queryable = {
      query: (sql, parameters) => (parameters === undefined ? db.query(sql) : db.query('SELECT 1 / 0')),
    };
    await reflect(failing).catch(() => null);

    await expect(db.query('SAVEPOINT s')).rejects.toMatchObject({ code: '25P01' });
  });
});

async function statements(db: Queryable): Promise<number> {
  let count = 0;
  await reflect({
    query: (sql, parameters) => {
      count += 1;
      return db.query(sql, parameters);
    },
  });
  return count;
}

function withUser(databaseUrl: string, user: string, password: string): string {
  return Object.assign(new URL(databaseUrl), { username: user, password }).href;
}
