import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

const MODELS = `import { MetaData } from 'limbeck/schema';

export const metadata = new MetaData();
const { table, t } = metadata;

table('kept', { a: t.text(), b: t.integer().serverDefault(1) });
table('internal_log', { a: t.text() });
`;

const DATABASE = `CREATE TABLE kept (a varchar(9) NOT NULL, b integer NOT NULL DEFAULT 2); CREATE TABLE legacy (a text);
  CREATE TABLE old_stuff (a text)`;

describe('the hooks of the settings', () => {
  test('leave every decision to the comparison if they are not set', async ({ databaseUrl, db }) => {
    await db.query(DATABASE);

    expect(await differences(databaseUrl, '')).toEqual([
      'create table internal_log',
      'alter column kept.a: type character varying(9) to text',
      'alter column kept.b: set default 1',
      'drop table legacy',
      '    Destroys data: drops legacy.',
      'drop table old_stuff',
      '    Destroys data: drops old_stuff.',
    ]);
  });

  test('leave out tables, and decide on types and defaults', async ({ databaseUrl, db }) => {
    await db.query(DATABASE);
    const hooks = `
      includeName: ({ type, name }) => type !== 'table' || name !== 'legacy',
      includeObject: ({ type, name, reflected }) => type !== 'table' || !name.startsWith(reflected ? 'old_' : 'internal_'),
      compareType: ({ table, declared }) => (table.name === 'kept' && declared.name === 'a' ? false : undefined),
      compareServerDefault: () => false,`;

    expect(await differences(databaseUrl, hooks)).toEqual([]);
  });
});

async function differences(databaseUrl: string, hooks: string): Promise<readonly string[]> {
  const project = createProject({
    'models.ts': MODELS,
    'migrate.config.ts': `import { defineConfig } from 'limbeck';

export default defineConfig({ target: './models.ts', url: process.env.DATABASE_URL, ${hooks} });
`,
  });
  const { stdout, stderr } = await project.migrate(['check'], { env: { DATABASE_URL: databaseUrl } });
  expect(stderr).not.toContain('error');
  return stdout.split('\n').filter(Boolean);
}
