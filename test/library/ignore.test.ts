import { describe, expect } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import { MetaData } from '../../src/models/index.js';
import type { Target } from '../../src/settings/settings.js';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

/** What `check` finds, and what it names as not managed, where patterns leave something out. */
async function found(url: string, ignore: readonly string[], schema = '') {
  const { folder } = createProject({ 'schema.sql': schema });
  const settings = { url, target: './schema.sql', ignore, includeSchemas: true };
  const { differences, unmanaged } = await commands.check({ cwd: folder, settings });
  return [...differences, ...unmanaged.flatMap(({ kind, names }) => names.map((name) => `(${kind} ${name})`))];
}

const DATABASE = `
  CREATE SCHEMA audit; CREATE TABLE audit.log (id int PRIMARY KEY);
  CREATE VIEW audit.recent AS SELECT id FROM audit.log;
  CREATE TABLE spatial_ref_sys (id serial PRIMARY KEY, word text CHECK (word <> ''));
  CREATE INDEX ON spatial_ref_sys (word);
  CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
  CREATE TRIGGER touch BEFORE UPDATE ON spatial_ref_sys FOR EACH ROW EXECUTE FUNCTION touch();
  CREATE TYPE mood AS ENUM ('good');
  CREATE OPERATOR === (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq);
  CREATE TABLE users (id int PRIMARY KEY, old_name text, old_age int);`;

describe('ignore', () => {
  test('leaves out a schema with all objects in it', async ({ databaseUrl, db }) => {
    await db.query(DATABASE);
    const differences = await found(databaseUrl, ['audit.*']);

    expect(differences.filter((line) => line.includes('audit'))).toEqual([]);
    expect(differences).toContain('drop table users');
  });

  test('leaves out a table with its columns, indexes, sequences and triggers, and other kinds by name', async ({
    databaseUrl,
    db,
  }) => {
    await db.query(DATABASE);
    const ignore = ['schema:audit', 'table:spatial_*', 'function:touch', 'mood', 'operator:===*'];

    expect(await found(databaseUrl, ignore)).toEqual(['drop table users']);
  });

  test('leaves out parts of a table', async ({ databaseUrl, db }) => {
    await db.query('CREATE TABLE users (id int PRIMARY KEY, old_name text UNIQUE, new_name text)');
    const wanted = 'CREATE TABLE users (id int PRIMARY KEY)';

    expect(await found(databaseUrl, ['column:users.old_*', 'constraint:*'], wanted)).toEqual([
      'drop column users.new_name',
    ]);
  });

  test('leaves out what only the target has', async ({ databaseUrl }) => {
    const schema = 'CREATE TABLE a (id int); CREATE TABLE b (id int); CREATE VIEW v AS SELECT 1 AS one;';

    expect(await found(databaseUrl, ['public.b', 'view:?'], schema)).toEqual(['create table a']);
  });

  test('restores an ignored object that must be dropped for a change', async ({ databaseUrl, db }) => {
    const view = 'CREATE VIEW v AS SELECT id FROM users;';
    await db.query(`CREATE TABLE users (id int); ${view}`);

    expect(await found(databaseUrl, ['view:v'], 'CREATE TABLE users (id bigint)')).toEqual([
      'drop view v',
      'alter column users.id: type integer to bigint',
      'create view v',
    ]);
  });

  test('holds for models and for what reflect writes', async ({ databaseUrl, db }) => {
    await db.query(DATABASE);
    const metadata = new MetaData();
    metadata.table('extra', { id: metadata.t.integer() });
    const { folder, read } = createProject({ 'migrations/versions/.keep': '' });
    const input = (target: Target) => ({
      cwd: folder,
      settings: { url: databaseUrl, target, ignore: ['spatial_ref_sys', 'extra', 'mood', 'function:*'] },
    });

    expect((await commands.check(input(metadata))).differences).toEqual(['drop table users']);
    await commands.reflect(input('./models.ts'));
    expect(read('models.ts')).not.toMatch(/spatial|mood|touch/);
    expect((await commands.check(input('./models.ts'))).differences).toEqual([]);
  });

  test('refuses a pattern that names nothing', async ({ databaseUrl }) => {
    await expect(found(databaseUrl, ['a.b.c.d'])).rejects.toMatchObject({ code: 'INVALID_SETTING' });
  });
});
