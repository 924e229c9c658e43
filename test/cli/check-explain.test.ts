import { describe, expect } from 'vitest';
import type { Queryable } from '../../src/util/queryable.js';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

const MODELS = `import { MetaData } from 'limbeck/schema';

export const metadata = new MetaData();
const { table, t } = metadata;

table('users', { email: t.text() });
table('metrics', { at: t.date(), kept: t.text() });
`;

const DATABASE = `
  CREATE TABLE users (email text);
  CREATE TABLE metrics (at date, kept text) PARTITION BY RANGE (at);
  CREATE TABLE old_users (id integer);
  CREATE TABLE legacy_log (id integer);
  CREATE VIEW emails AS SELECT email FROM users;
  CREATE SCHEMA audit; CREATE TABLE audit.log (id integer);
  CREATE EXTENSION hstore`;

const SETTINGS = `ignore: ['old_*'], includeObject: ({ name }) => name !== 'legacy_log'`;

describe('migrate check --explain', () => {
  test('tells why each object is compared or not', async ({ databaseUrl, db }) => {
    const { explain } = await createDatabase(databaseUrl, db);

    expect(await explain('users')).toBe('table users: compared (declared, and in the database)');
    expect(await explain('email')).toBe('column email on users: compared (declared, and in the database)');
    expect(await explain('old_users')).toBe(
      'table old_users: not compared (the pattern "old_*" of `ignore` matches it)',
    );
    expect(await explain('legacy_log')).toBe('table legacy_log: not compared (`includeObject` returns false for it)');
    expect(await explain('emails')).toBe('view emails: not compared (the models declare none)');
    expect(await explain('metrics')).toBe(
      'partitioned table metrics: not compared (not declared as a partitioned table)',
    );
    expect(await explain('audit.log')).toBe(
      'schema audit: not compared (not read, because nothing declared is in it and `includeSchemas` does not name it)',
    );
    expect(await explain('hstore_to_array')).toBe(
      'function public.hstore_to_array(public.hstore): not compared (extension "hstore" owns it)',
    );
  });

  test('finds an object by its name with the default schema', async ({ databaseUrl, db }) => {
    const { explain } = await createDatabase(databaseUrl, db);

    expect(await explain('public.users')).toBe('table users: compared (declared, and in the database)');
  });

  test('exits 1 for a name that nothing has', async ({ databaseUrl, db }) => {
    const { run } = await createDatabase(databaseUrl, db);

    const { status, stdout, stderr } = await run('nobody');

    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('Neither the target nor the database has an object with this name.');
  });

  test('prints the decisions as JSON', async ({ databaseUrl, db }) => {
    const { run } = await createDatabase(databaseUrl, db);

    const { stdout } = await run('emails', '--json');

    expect(JSON.parse(stdout)).toEqual([
      { kind: 'view', name: 'emails', isCompared: false, why: 'the models declare none' },
    ]);
  });
});

async function createDatabase(databaseUrl: string, db: Queryable) {
  await db.query(DATABASE);
  const project = createProject({
    'models.ts': MODELS,
    'migrate.config.ts': `import { defineConfig } from 'limbeck';

export default defineConfig({ target: './models.ts', url: process.env.DATABASE_URL, ${SETTINGS} });
`,
  });
  const run = (name: string, ...options: readonly string[]) =>
    project.migrate([...options, 'check', '--explain', name], { env: { DATABASE_URL: databaseUrl } });
  return { run, explain: async (name: string) => (await run(name)).stdout.trim() };
}
