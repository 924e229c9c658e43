import { describe, expect } from 'vitest';
import type { Queryable } from '../../src/util/queryable.js';
import { connect, test } from '../support/database.js';
import { createProject, type UserProject } from '../support/project.js';

const MODELS = `import { MetaData } from 'limbeck/schema';
export const metadata = new MetaData();
metadata.table('users', { id: metadata.t.integer().primaryKey(), bio: metadata.t.text() });`;

const REVISION = `-- first
-- Revision ID: aa11
-- Revises: base
-- migrate: upgrade
CREATE TABLE users (id int PRIMARY KEY);
-- migrate: downgrade
DROP TABLE users;
`;

function project(databaseUrl: string): UserProject {
  return createProject({
    'migrate.config.ts': `export default { target: './models.ts', url: '${databaseUrl}', environments: { prod: {} } };`,
    'models.ts': MODELS,
    'schema.sql': "CREATE TYPE mood AS ENUM ('a'); CREATE TABLE users (id int PRIMARY KEY, bio text NOT NULL);",
    'migrations/versions/aa11_first.sql': REVISION,
  });
}

describe('migrate diff', () => {
  test('shows a tree of objects and the definitions', async ({ databaseUrl, db }) => {
    await db.query('CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE leftover ()');
    const { stdout, status } = await project(databaseUrl).migrate(['diff']);

    expect(status).toBe(0);
    expect(stdout).toContain(
      `table users
  + add column users.bio text
      Fails where users has rows: bio is NOT NULL and has no default.
table leftover
  - drop table leftover
      Destroys data: drops leftover.
`,
    );
    expect(stdout).toContain('--- table users (database)\n+++ table users (models)\n');
  });

  test.for([
    [['models', 'schema.sql'], '+ create enum mood (a)\n'],
    [
      ['aa11', 'models'],
      'table users\n  + add column users.bio text\n      Fails where users has rows: bio is NOT NULL and has no default.\n',
    ],
    [['models', 'head'], 'table users\n  - drop column users.bio\n      Destroys data: drops users.bio.\n'],
    [['base', 'head'], 'table users\n  + create table users\n'],
    [['prod', 'schema.sql'], '+ create enum mood (a)\ntable users\n  + create table users\n'],
  ] as const)('compares %j', async ([sides, tree], { databaseUrl }) => {
    expect((await project(databaseUrl).migrate(['diff', '--tree', ...sides])).stdout).toBe(tree);
  });

  test('compares two databases', async ({ databaseUrl, db }) => {
    await db.query('CREATE TABLE users (id int PRIMARY KEY, bio text NOT NULL)');
    const { migrate } = project(databaseUrl);

    expect(await migrate(['diff', databaseUrl, 'database', '--exit-code'])).toMatchObject({ status: 0, stdout: '' });
  });

  test('reads definitions again that two databases print differently, or says why not', async ({ databaseUrl, db }) => {
    await db.query(`CREATE TABLE users (id int PRIMARY KEY, bio varchar);
      CREATE VIEW chosen AS SELECT id FROM users WHERE bio IN ('a', 'b')`);
    const { migrate } = project(databaseUrl);
    await withDatabase(databaseUrl, async (otherUrl, other) => {
      const [view] = (await db.query(`SELECT pg_get_viewdef('chosen'::regclass) AS text`)).rows;
      await other.query(`CREATE TABLE users (id int PRIMARY KEY, bio varchar); CREATE VIEW chosen AS ${view?.text}`);
      const compared = ['diff', otherUrl, 'database', '--exit-code'];
      expect(await migrate(compared)).toMatchObject({
        status: 0,
        stdout: '',
        stderr: expect.not.stringContaining('compared as text'),
      });

      // PostgreSQL accepts the limit here, but not in CREATE TABLE.
      await db.query(`CREATE TABLE counted (id int GENERATED ALWAYS AS IDENTITY);
        ALTER SEQUENCE counted_id_seq AS bigint; ALTER SEQUENCE counted_id_seq MAXVALUE 3000000000`);
      expect(await migrate(compared)).toMatchObject({
        status: 1,
        stdout: expect.stringContaining('view chosen'),
        stderr: expect.stringContaining(
          'Definitions of views and functions are compared as text: The schema of the database',
        ),
      });
    });
  });

  test('shows in color what destroys data, and with --sql as comments', async ({ databaseUrl, db }) => {
    await db.query('CREATE TABLE users (id int PRIMARY KEY, bio text)');
    const { migrate } = project(databaseUrl);

    const { stdout } = await migrate(['diff', '--tree'], { env: { FORCE_COLOR: '1' } });
    expect(stdout).toContain('\u001b[33mFails where users.bio is null.\u001b[39m');
    expect((await migrate(['diff', '--sql'])).stdout).toBe(
      `-- Fails where users.bio is null. To find the rows:
--   SELECT * FROM users WHERE bio IS NULL;
ALTER TABLE users ALTER COLUMN bio SET NOT NULL;
`,
    );
  });

  test('gives the statements, which lead from the one to the other', async ({ databaseUrl, db }) => {
    const { migrate } = project(databaseUrl);
    await db.query((await migrate(['diff', 'base', 'schema.sql', '--sql'])).stdout);

    expect(await migrate(['diff', 'database', 'schema.sql', '--exit-code'])).toMatchObject({ status: 0, stdout: '' });
  });

  test('exits 1 only where that is asked for', async ({ databaseUrl }) => {
    const { migrate } = project(databaseUrl);

    expect((await migrate(['diff', '--exit-code'])).status).toBe(1);
    expect((await migrate(['diff'])).status).toBe(0);
  });

  test('gives all of it as JSON', async ({ databaseUrl }) => {
    const { stdout } = await project(databaseUrl).migrate(['diff', 'base', 'head', '--json']);

    expect(JSON.parse(stdout)).toMatchObject({
      from: 'base',
      to: 'head',
      changes: [{ object: 'table users', changes: [{ kind: 'add', text: 'create table users' }] }],
      statements: [expect.stringContaining('CREATE TABLE users')],
      definitions: [{ object: 'table users' }],
    });
  });

  test('writes nothing to the databases', async ({ databaseUrl, db }) => {
    await project(databaseUrl).migrate(['diff', 'database', 'head']);

    expect((await db.query("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace")).rows).toEqual(
      [],
    );
  });

  test('says what it does not know, and what may be meant', async ({ databaseUrl }) => {
    const { stderr, status } = await project(databaseUrl).migrate(['diff', 'prdo']);

    expect(status).toBe(2);
    expect(stderr).toContain('Did you mean "prod"?');
  });
});

/** A second database on the server of the first. */
async function withDatabase(url: string, use: (url: string, db: Queryable) => Promise<void>): Promise<void> {
  const second = new URL(url);
  const name = `${second.pathname.slice(1)}_2`;
  second.pathname = `/${name}`;
  const admin = await connect(url);
  await admin.query(`CREATE DATABASE ${name} TEMPLATE template0`);
  const db = await connect(second.href);
  try {
    await use(second.href, db);
  } finally {
    await db.close();
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.close();
  }
}
