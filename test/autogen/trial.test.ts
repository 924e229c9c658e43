import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, onTestFinished, vi } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import type { RevisionDirective } from '../../src/operations/revision-directive.js';
import { type TestDatabase, test } from '../support/database.js';
import { createProject } from '../support/project.js';

interface Project {
  readonly databaseUrl: string;
  readonly db: TestDatabase;
}

const MODELS = `
  import { MetaData } from 'limbeck/schema';
  export const metadata = new MetaData();
  const { table, t } = metadata;
  table('a', { id: t.bigint().primaryKey() });`;

/** Autogenerates from a database to an SQL target. */
async function generate({ databaseUrl, db }: Project, { before, after }: { before: string; after: string }, more = {}) {
  await db.query(before);
  const { folder } = createProject({ 'schema.sql': after });
  const settings = { url: databaseUrl, target: './schema.sql', ...more };
  return commands.revision({ cwd: folder, settings }, { autogenerate: true });
}

describe('a new revision', () => {
  test('is tried on a copy of the schema, up and down', async ({ databaseUrl, db }) => {
    const before = `
      CREATE TYPE mood AS ENUM ('sad');
      CREATE TABLE t (id integer PRIMARY KEY, m mood DEFAULT 'sad');
      CREATE MATERIALIZED VIEW v AS SELECT id FROM t;`;
    const after = `
      CREATE TYPE mood AS ENUM ('sad', 'glad');
      CREATE TABLE t (id integer PRIMARY KEY, m mood DEFAULT 'glad', name text);
      CREATE MATERIALIZED VIEW v AS SELECT id, name FROM t;`;

    expect((await generate({ databaseUrl, db }, { before, after })).trials).toEqual([{ outcome: 'passed' }]);
  });

  test('is not tried if the settings say so', async ({ databaseUrl, db }) => {
    const report = await generate(
      { databaseUrl, db },
      { before: '', after: 'CREATE TABLE t ()' },
      { tryRevisions: false },
    );

    expect(report.trials).toEqual([]);
  });

  test('is not tried if no scratch database can be created, and says why and what to do', async ({
    databaseUrl,
    db,
  }) => {
    const role = `limbeck_role_${randomBytes(6).toString('hex')}`;
    const url = new URL(databaseUrl);
    [url.username, url.password] = [role, ''];
    vi.doMock('@electric-sql/pglite', () => Promise.reject(new Error('missing')));
    onTestFinished(() => void vi.doUnmock('@electric-sql/pglite'));
    await db.query(`CREATE ROLE ${role} LOGIN`);
    const revise = (settings: { readonly devUrl?: string }) => {
      const { folder } = createProject({ 'models.ts': MODELS });
      const input = { cwd: folder, settings: { url: url.href, target: './models.ts', ...settings } };
      return commands.revision(input, { autogenerate: true });
    };
    const withoutPlace = (await revise({})).trials;
    const withinDevUrl = (await revise({ devUrl: url.href })).trials;
    await db.query(`DROP ROLE ${role}`);

    expect(withoutPlace).toEqual([
      {
        outcome: 'not tried',
        why: expect.stringMatching(
          /^Limbeck can't create a scratch database: the role \S+ can't create databases; `devUrl` is not set; @electric-sql\/pglite is not installed\. Grant the role CREATEDB, /,
        ),
      },
    ]);
    expect(withinDevUrl).toEqual([
      { outcome: 'not tried', why: "The role of `devUrl` can't create databases. Grant it CREATEDB." },
    ]);
  });

  // PostgreSQL accepts the limit here, but not in CREATE TABLE, so the table can't be copied.
  const COUNTED = `CREATE TABLE counted (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
    ALTER SEQUENCE counted_id_seq AS bigint; ALTER SEQUENCE counted_id_seq MAXVALUE 3000000000;`;
  const NOT_COPIED = [
    {
      outcome: 'not tried',
      why: expect.stringMatching(/^The schema of the database could not be copied: PostgreSQL says: /),
    },
  ];

  test('is not tried if the schema can not be copied, and says why', async ({ databaseUrl, db }) => {
    const sides = { before: COUNTED, after: 'CREATE TABLE t ()' };
    // SQL of the user may do anything, so the whole schema is copied.
    const comparators = [() => [{ description: 'custom', upgrade: 'SELECT 1', downgrade: 'SELECT 1' }]];
    const { trials } = await generate({ databaseUrl, db }, sides, { ignore: ['counted'], comparators });

    expect(trials).toEqual(NOT_COPIED);
  });

  const OTHERS = 'CREATE TABLE a (id int); CREATE TABLE b (id int); CREATE TABLE c (id int)';

  test('is tried on a copy of what it concerns alone', async ({ databaseUrl, db }) => {
    const sides = { before: COUNTED + OTHERS, after: `${OTHERS.replace('a (id int', 'a (id bigint, n text')}` };

    expect((await generate({ databaseUrl, db }, sides, { ignore: ['counted'] })).trials).toEqual([
      { outcome: 'passed' },
    ]);
  });

  test.for([
    { title: 'a foreign key', link: 'ALTER TABLE counted ADD FOREIGN KEY (id) REFERENCES a (id)' },
    { title: 'a view', link: 'CREATE VIEW v AS SELECT a.id, counted.id AS n FROM a, counted' },
    {
      title: 'a function that may read it',
      link: "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'; ALTER TABLE a ADD CHECK (f() = 1)",
    },
    {
      title: 'an event trigger',
      link: `CREATE FUNCTION watched() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
        CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION watched()`,
    },
  ])('is tried on a copy with what is reached by $title', async ({ link }, { databaseUrl, db }) => {
    const others = `${OTHERS.replace('a (id int', 'a (id int PRIMARY KEY')}; CREATE TABLE d (); CREATE TABLE e ()`;
    await db.query(`${COUNTED}${others};${link}`);
    const { folder } = createProject({ 'models.ts': MODELS });
    const ignore = ['b', 'c', 'd', 'e', 'child', 'counted', 's'];
    const settings = { url: databaseUrl, target: './models.ts', ignore };

    expect((await commands.revision({ cwd: folder, settings }, { autogenerate: true })).trials).toEqual(NOT_COPIED);
  });

  test('is tried as the processors of the settings leave it', async ({ databaseUrl, db }) => {
    let calls = 0;
    const breaks = (directives: readonly RevisionDirective[]) => {
      calls += 1;
      return directives.map((directive) => ({ ...directive, downgradeOps: [] }));
    };
    const sides = { before: '', after: 'CREATE TABLE t ()' };
    const report = await generate({ databaseUrl, db }, sides, { processRevisionDirectives: [breaks] });

    expect(report.trials).toEqual([
      { outcome: 'failed', direction: 'downgrade', what: 'After it, autogenerate would still drop table t.' },
    ]);
    expect(calls).toBe(1);
  });

  test.for([
    {
      title: 'its upgrade leaves something undone',
      change: { upgrade: 'CREATE TABLE extra ()', downgrade: 'DROP TABLE extra' },
      failure: { direction: 'upgrade', what: 'After it, autogenerate would still drop table extra.' },
    },
    {
      title: 'PostgreSQL refuses its downgrade',
      change: { upgrade: 'SELECT 1', downgrade: 'SELECT 1/0' },
      failure: { direction: 'downgrade', what: 'PostgreSQL says: division by zero.' },
    },
    {
      title: 'its downgrade leaves something undone',
      change: { upgrade: 'DROP TABLE other', downgrade: 'SELECT 1' },
      failure: { direction: 'downgrade', what: 'After it, autogenerate would still create table other.' },
    },
  ])('fails if $title', async ({ change, failure }, { databaseUrl, db }) => {
    const comparators = [() => [{ description: 'custom', ...change }]];
    const sides = { before: 'CREATE TABLE other ()', after: 'CREATE TABLE t ()' };
    const report = await generate({ databaseUrl, db }, sides, { comparators, ignore: ['other'] });

    expect(report.trials).toEqual([{ outcome: 'failed', ...failure }]);
  });

  test('is marked if PostgreSQL refuses it', async ({ databaseUrl, db }) => {
    const report = await generate(
      { databaseUrl, db },
      { before: '', after: 'CREATE TABLE t ()' },
      { comparators: [() => [{ description: 'break', upgrade: 'SELECT 1/0', downgrade: 'SELECT 1' }]] },
    );

    expect(report.trials).toEqual([
      { outcome: 'failed', direction: 'upgrade', what: 'PostgreSQL says: division by zero.' },
    ]);
    expect(readFileSync(report.path ?? '', 'utf8')).toContain(
      '  // Limbeck tried this upgrade on a copy of the schema, and it failed. PostgreSQL says: division by zero.\n',
    );
  });
});
