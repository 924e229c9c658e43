import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, vi } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import { quoteLiteral } from '../../src/ddl/quote.js';
import type { Settings } from '../../src/settings/settings.js';
import type { Queryable } from '../../src/util/queryable.js';
import { test } from '../support/database.js';
import { test as embeddedTest } from '../support/pglite.js';
import { createProject } from '../support/project.js';

/** What `check` finds between a database and the files of a target. */
async function differences(
  url: string,
  files: Readonly<Record<string, string>>,
  settings: Settings = {},
): Promise<readonly string[]> {
  const { folder } = createProject(files);
  const target = Object.keys(files);
  const report = await commands.check({ cwd: folder, settings: { url, target, ...settings } });
  return report.differences;
}

describe('a target of SQL', () => {
  test('declares what it makes', async ({ databaseUrl, db }) => {
    await db.query('CREATE TABLE users (id int PRIMARY KEY)');

    expect(
      await differences(databaseUrl, { 'schema.sql': 'CREATE TABLE users (id int PRIMARY KEY, bio text)' }),
    ).toEqual(['add column users.bio text']);
  });

  test('is built in any order that works, from all files of a folder', async ({ databaseUrl }) => {
    const { folder } = createProject({
      'sql/a.sql': 'CREATE TABLE posts (id int PRIMARY KEY, by int REFERENCES users, state state);',
      'sql/more/b.sql': "CREATE TABLE users (id int PRIMARY KEY); CREATE TYPE state AS ENUM ('a')",
    });
    const report = await commands.check({ cwd: folder, settings: { url: databaseUrl, target: './sql' } });

    expect(report.differences).toEqual(['create enum state (a)', 'create table users', 'create table posts']);
  });

  test('has the files and folders that symbolic links lead to, without going in circles', async ({ databaseUrl }) => {
    const { folder } = createProject({
      'sql/a.sql': 'CREATE TABLE a ();',
      'common/b.sql': 'CREATE TABLE b ();',
      'more/c.sql': 'CREATE TABLE c ();',
    });
    symlinkSync('../common/b.sql', join(folder, 'sql/b.sql'));
    symlinkSync('../more', join(folder, 'sql/more'), 'dir');
    symlinkSync('../sql', join(folder, 'sql/again'), 'dir');
    const report = await commands.check({ cwd: folder, settings: { url: databaseUrl, target: './sql' } });

    expect(report.differences).toEqual(['create table a', 'create table b', 'create table c']);
  });

  test('refuses a symbolic link to a file that does not exist', async ({ databaseUrl }) => {
    const { folder } = createProject({ 'sql/a.sql': 'CREATE TABLE a ();' });
    symlinkSync('gone.sql', join(folder, 'sql/b.sql'));
    const checked = commands.check({ cwd: folder, settings: { url: databaseUrl, target: './sql' } });

    await expect(checked).rejects.toThrow(/b\.sql" is a link to a file that does not exist/);
  });

  test('may depend on models, and models on it', async ({ databaseUrl, db }) => {
    await db.query('CREATE TABLE person (id int PRIMARY KEY)');
    const files = {
      'schema.sql': 'CREATE DOMAIN kind AS text; CREATE TABLE posts (by int REFERENCES users);',
      'models.ts': `import { MetaData, type } from 'limbeck/schema';
        export const metadata = new MetaData();
        metadata.table('users', { id: metadata.t.integer().primaryKey(), kind: type('kind') }, { renamedFrom: 'person' });`,
    };

    const found = await differences(databaseUrl, files);
    expect(found).toContain('rename table person to users');
    expect(found).toContain('create table posts');
  });

  test('keeps to the search path of its file when a statement is tried again', async ({ databaseUrl }) => {
    const files = {
      'a.sql': 'CREATE SCHEMA app; SET search_path = app; CREATE TABLE posts (id int REFERENCES public.users);',
      'b.sql': 'CREATE TABLE users (id int PRIMARY KEY)',
    };

    expect(await differences(databaseUrl, files)).toEqual([
      'create schema app',
      'create table users',
      'create table app.posts',
    ]);
  });

  test('puts unqualified names into the default schema of the live database', async ({ databaseUrl, db }) => {
    await db.query('CREATE SCHEMA tenant; CREATE TABLE tenant.users (id int)');
    const url = `${databaseUrl}?options=-csearch_path%3Dtenant`;

    expect(await differences(url, { 'schema.sql': 'CREATE SCHEMA tenant; CREATE TABLE users (id int)' })).toEqual([]);
  });

  test('uses an extension that the live database has', async ({ databaseUrl, db }) => {
    await db.query('CREATE SCHEMA ext; CREATE EXTENSION citext SCHEMA ext; CREATE TABLE users (email ext.citext)');

    expect(await differences(databaseUrl, { 'schema.sql': 'CREATE TABLE users (email ext.citext)' })).toEqual([]);
  });

  test('leaves alone what the whole server shares', async ({ databaseUrl, db }) => {
    const files = { 'schema.sql': 'CREATE ROLE limbeck_never; COMMENT ON DATABASE postgres IS $$never$$;' };

    expect(await differences(databaseUrl, files)).toEqual([]);
    expect((await db.query("SELECT FROM pg_roles WHERE rolname = 'limbeck_never'")).rows).toEqual([]);
  });

  test('is told of where something in it is not managed and not there', async ({ databaseUrl }) => {
    const { folder } = createProject({
      'schema.sql': `CREATE FOREIGN DATA WRAPPER w; CREATE SERVER r FOREIGN DATA WRAPPER w;
        CREATE FOREIGN TABLE f (a int, b int) SERVER r; CREATE STATISTICS s ON a, b FROM f`,
    });
    const report = await commands.check({ cwd: folder, settings: { url: databaseUrl, target: './schema.sql' } });

    expect(report.unmanaged).toEqual([
      { kind: 'statistics object', names: ['s'], why: 'in the target alone, and not managed: it is not made' },
    ]);
  });

  test('leaves no database behind where it has a subscription', async ({ databaseUrl, db }) => {
    const sql = "CREATE SUBSCRIPTION s CONNECTION 'dbname=x' PUBLICATION p WITH (connect = false)";
    const databases = async () =>
      (await db.query("SELECT datname FROM pg_database WHERE datname ~ 'scratch'")).rows.map(({ datname }) => datname);
    const before = await databases();

    expect(await differences(databaseUrl, { 'schema.sql': sql })).toEqual([]);
    // Databases of tests that run at the same time are dropped sooner or later.
    await vi.waitFor(
      async () => expect((await databases()).filter((name) => !before.includes(name))).toEqual([]),
      20_000,
    );
  });

  test('drops a table before it makes something else of its name', async ({ databaseUrl, db }) => {
    await db.query('CREATE TABLE v (a int)');

    expect(await differences(databaseUrl, { 'schema.sql': 'CREATE VIEW v AS SELECT 1 AS a' })).toEqual([
      'drop table v',
      'create view v',
    ]);
  });
});

const DUMP = `
\\restrict SDbnZoRkOyqVEmvUxXbeLBwE0mbz4f
SET statement_timeout = 0;
SET check_function_bodies = false;
SELECT pg_catalog.set_config('search_path', '', false);
CREATE SCHEMA audit;
ALTER SCHEMA audit OWNER TO CURRENT_USER;
CREATE TYPE public.state AS ENUM (
    'a'
);
SET default_table_access_method = heap;
CREATE TABLE public.users (
    id integer NOT NULL,
    s public.state DEFAULT 'a'::public.state,
    name character varying(9),
    CONSTRAINT users_name_check CHECK (((name)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[])))
);
ALTER TABLE public.users ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.users_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE audit.log (
    by integer
);
ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);
ALTER TABLE ONLY audit.log
    ADD CONSTRAINT log_by_fkey FOREIGN KEY (by) REFERENCES public.users(id);
\\unrestrict SDbnZoRkOyqVEmvUxXbeLBwE0mbz4f
`;

describe('a dump of pg_dump as the target', () => {
  test('is what the database is', async ({ databaseUrl, db }) => {
    await db.query(`CREATE SCHEMA audit; CREATE TYPE state AS ENUM ('a');
      CREATE TABLE users (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, s state DEFAULT 'a',
        name varchar(9) CHECK (name IN ('x', 'y')));
      CREATE TABLE audit.log (by int REFERENCES users);`);

    expect(await differences(databaseUrl, { 'dump.sql': DUMP })).toEqual([]);
  });
});

describe('a condition that PostgreSQL reads in two ways', () => {
  const objects = (condition: string) => `CREATE TABLE reading (low int, at int);
    CREATE VIEW normal AS SELECT at FROM reading WHERE ${condition};
    CREATE MATERIALIZED VIEW kept AS SELECT at FROM reading WHERE ${condition};
    CREATE POLICY own ON reading USING (${condition});
    CREATE RULE keep AS ON DELETE TO reading WHERE OLD.at > 1 AND EXISTS (SELECT FROM reading WHERE ${condition}) DO INSTEAD NOTHING;
    CREATE FUNCTION standard(at int, low int) RETURNS boolean LANGUAGE sql RETURN ${condition};
    CREATE FUNCTION quoted(at int, low boolean DEFAULT (1 BETWEEN 0 AND 2 AND true)) RETURNS int LANGUAGE sql AS 'SELECT 1';`;

  test('is the same in both', async ({ databaseUrl, db }) => {
    await db.query(objects('at >= 0 AND at <= 10 AND low >= 0').replace('1 BETWEEN 0 AND 2', '1 >= 0 AND 1 <= 2'));

    const schema = objects('at BETWEEN 0 AND 10 AND low >= 0');
    expect(await differences(databaseUrl, { 'schema.sql': schema })).toEqual([]);
  });
});

describe('SQL that cannot be built', () => {
  test('is named by file, line and what PostgreSQL says', async ({ databaseUrl }) => {
    const files = { 'schema.sql': 'CREATE TABLE a ();\n\nCREATE TABLE b (\n  x nowhere\n);\nCREATE TABLE c (LIKE b);' };

    await expect(differences(databaseUrl, files)).rejects.toMatchObject({
      code: 'SQL_TARGET_REFUSED',
      exitStatus: 2,
      message: expect.stringMatching(/schema\.sql", line 4: .*"nowhere".*1 more/),
      place: { line: 4, column: 5 },
    });
  });

  test.for(['\\connect shop', 'COPY t FROM stdin;\n1\n\\.'])(
    'is refused where only psql can run it: %s',
    async (sql, { databaseUrl }) => {
      await expect(differences(databaseUrl, { 'schema.sql': `CREATE TABLE t (a int);\n${sql}\n` })).rejects.toThrow(
        /schema\.sql", line 2/,
      );
    },
  );

  test.for([
    ['./none.sql', /does not exist/],
    ['./empty', /without modules or \.sql files/],
  ] as const)('is missed where %s names none', async ([target, message], { databaseUrl }) => {
    const { folder } = createProject({ 'empty/README': '' });
    const checked = commands.check({ cwd: folder, settings: { url: databaseUrl, target } });

    await expect(checked).rejects.toThrow(message);
  });
});

describe('the scratch database', () => {
  test('is gone afterwards, whatever happened', async ({ databaseUrl, db }) => {
    await withRole(databaseUrl, db, 'CREATEDB', async (url, role) => {
      const sql = `SELECT 1 / count(*) FROM pg_database WHERE datdba = '${role}'::regrole`;
      await differences(url, { 'schema.sql': sql });
      await differences(url, { 'schema.sql': 'CREATE TABEL a ()' }).catch(() => null);

      expect(await databasesOf(db, role)).toEqual([]);
    });
  });

  test('is gone after an interruption', async ({ databaseUrl, db }) => {
    const interrupt = new AbortController();
    const { folder } = createProject({ 'schema.sql': 'SELECT pg_sleep(60)' });
    await withRole(databaseUrl, db, 'CREATEDB', async (url, role) => {
      const settings = { url, target: './schema.sql' };
      const checked = commands.check({ cwd: folder, settings }, { signal: interrupt.signal });
      checked.catch(() => null);
      await vi.waitFor(async () => expect(await databasesOf(db, role)).toHaveLength(1), 10_000);
      interrupt.abort();

      await expect(checked).rejects.toMatchObject({ code: 'INTERRUPTED', exitStatus: 130 });
      expect(await databasesOf(db, role)).toEqual([]);
    });
  });

  test('has the encoding and the locale of the live one', async ({ databaseUrl, db }) => {
    const sql = `CREATE TABLE said (); DO $$ BEGIN EXECUTE (SELECT format('COMMENT ON TABLE said IS %L',
      concat_ws(' ', pg_encoding_to_char(encoding), datcollate, datctype)) FROM pg_database WHERE datname = current_database()); END $$`;
    const same = `DO $$ BEGIN EXECUTE 'CREATE TABLE said ()'; END $$; ${sql.slice(sql.indexOf('DO'))}`;
    await db.query(same);

    expect(await differences(databaseUrl, { 'schema.sql': sql })).toEqual([]);
  });
});

describe('a role that may not create databases', () => {
  test('gets its scratch database at devUrl', async ({ databaseUrl, db }) => {
    await withRole(databaseUrl, db, 'NOCREATEDB', async (url) => {
      const devUrl = databaseUrl.replace(/[^/]*$/, 'postgres');

      expect(await differences(url, { 'schema.sql': 'CREATE TABLE a ()' }, { devUrl })).toEqual(['create table a']);
    });
  });

  test('gets an embedded one where there is no devUrl', async ({ databaseUrl, db }) => {
    await withRole(databaseUrl, db, 'NOCREATEDB', async (url) => {
      expect(await differences(url, { 'schema.sql': 'CREATE TABLE a ()' })).toEqual(['create table a']);
    });
  });

  test('leaves nothing in the empty database that devUrl names', async ({ databaseUrl, db }) => {
    await withRole(databaseUrl, db, 'NOCREATEDB', async (url) => {
      await db.query('GRANT CREATE ON SCHEMA public TO PUBLIC');
      const files = { 'schema.sql': 'CREATE TABLE b (a int REFERENCES a); CREATE TABLE a (id int PRIMARY KEY)' };

      expect(await differences(url, files, { devUrl: url })).toEqual(['create table a', 'create table b']);
      expect((await db.query("SELECT FROM pg_class WHERE relname = 'a'")).rows).toEqual([]);
    });
  });

  test('has revisions judged in the empty database that devUrl names, as far as one transaction goes', async ({
    databaseUrl,
    db,
  }) => {
    await withRole(databaseUrl, db, 'NOCREATEDB', async (url) => {
      await db.query('GRANT CREATE ON SCHEMA public TO PUBLIC');
      const widen = (column: string) =>
        `DO $$ BEGIN EXECUTE 'ALTER' || ' TABLE t ALTER ${column} TYPE bigint'; END $$;`;
      const { folder } = createProject({
        'migrations/versions/a.sql': sqlRevision('a', '', 'CREATE TABLE t (a int, b int);'),
        'migrations/versions/b.sql': sqlRevision('b', 'a', widen('a')),
        'migrations/versions/c.sql': sqlRevision(
          'c',
          'b\n-- Transaction: false',
          'CREATE INDEX CONCURRENTLY i ON t (a);',
        ),
        'migrations/versions/d.sql': sqlRevision('d', 'c', widen('b')),
      });
      const { findings, notes } = await commands.lint({ cwd: folder, settings: { url, devUrl: url } });

      expect(findings.map(({ rule, revision }) => [rule, revision])).toEqual([['observed-work', 'b']]);
      expect(notes).toEqual([expect.stringContaining('A revision failed on the scratch database')]);
      expect((await db.query("SELECT FROM pg_class WHERE relname = 't'")).rows).toEqual([]);
    });
  });

  test('touches no database of devUrl that is not empty', async ({ databaseUrl, db }) => {
    await db.query('CREATE TABLE precious ()');
    await withRole(databaseUrl, db, 'NOCREATEDB', async (url) => {
      await expect(differences(url, { 'schema.sql': 'CREATE TABLE a ()' }, { devUrl: url })).rejects.toMatchObject({
        code: 'SCRATCH_NOT_EMPTY',
        message: expect.stringContaining('table precious'),
      });
    });
  });
});

describe('an embedded database', () => {
  embeddedTest('is compared with SQL in another one', async ({ db }) => {
    await db.query('CREATE TABLE a (id int)');
    const { folder } = createProject({ 'schema.sql': 'CREATE TABLE a (id int); CREATE TABLE b ()' });
    const report = await commands.check({ cwd: folder, settings: { target: './schema.sql' }, connection: db });

    expect(report.differences).toEqual(['create table b']);
  });
});

function sqlRevision(id: string, down: string, sql: string): string {
  const header = `-- ${id}\n--\n-- Revision ID: ${id}\n-- Revises: ${down}\n-- Create Date: 2026-01-01 00:00:00\n`;
  return `${header}\n-- migrate: upgrade\n${sql}\n\n-- migrate: downgrade\n`;
}

/** What the role has made, and nobody else who uses the server meanwhile. */
async function databasesOf(db: Queryable, role: string) {
  const { rows } = await db.query('SELECT datname FROM pg_database WHERE datdba = $1::regrole', [role]);
  return rows;
}

async function withRole(
  databaseUrl: string,
  db: Queryable,
  ...[rights, work]: [rights: string, work: (url: string, role: string) => Promise<void>]
): Promise<void> {
  const role = `limbeck_role_${Math.random().toString(36).slice(2)}`;
  await db.query(`CREATE ROLE ${role} LOGIN ${rights}`);
  try {
    const url = new URL(databaseUrl);
    url.username = role;
    url.password = '';
    await work(url.href, role);
  } finally {
    await db.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
  }
}

describe('a target of SQL that reaches beyond its database', () => {
  test('is refused before anything is run, unless the settings allow it', async ({ databaseUrl, db }) => {
    await db.query('CREATE TABLE t (id int)');
    const files = { 'schema.sql': "CREATE TABLE t (id int); COPY t TO PROGRAM 'cat > /dev/null'" };

    await expect(differences(databaseUrl, files)).rejects.toMatchObject({
      code: 'SQL_TARGET_REACHES_SERVER',
      place: { line: 1, statement: "COPY t TO PROGRAM 'cat > /dev/null'" },
    });
    expect(await differences(databaseUrl, files, { allowSuperuserSql: true })).toEqual([]);
  });

  test('leaves no role behind that a block has created', async ({ databaseUrl, db }) => {
    const role = `left_${databaseUrl.slice(-12)}`;
    const block = `DO $$ BEGIN EXECUTE 'CREATE' || ' ROLE ${role}'; END $$`;
    const functions = `CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS ${quoteLiteral(`BEGIN CREATE ROLE ${role}; END`)}`;

    expect(await differences(databaseUrl, { 'schema.sql': `${block}; ${functions}; SELECT f()` })).toHaveLength(1);
    expect((await db.query('SELECT FROM pg_roles WHERE rolname = $1', [role])).rows).toEqual([]);
  });

  test('may run a block that stays in it', async ({ databaseUrl }) => {
    expect(await differences(databaseUrl, { 'schema.sql': 'DO $$ BEGIN CREATE TABLE made (id int); END $$' })).toEqual([
      'create table made',
    ]);
  });
});
