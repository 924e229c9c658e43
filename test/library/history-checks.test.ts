import { describe, expect } from 'vitest';
import { historyChecks } from '../../src/testing.js';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

const MODELS = `import { MetaData } from 'limbeck/schema';
export const metadata = new MetaData();
metadata.table('users', { id: metadata.t.bigint(), name: metadata.t.text().nullable() });
`;

const USERS = `export const revision = '1a';
export const downRevision = null;
export const upgrade = (op) => op.execute('CREATE TABLE users (id bigint NOT NULL)');
export const downgrade = (op) => op.dropTable('users');
`;

const NAME = `export const revision = '2b';
export const downRevision = '1a';
export const upgrade = (op) => op.execute('ALTER TABLE users ADD name text');
export const downgrade = (op) => op.dropColumn('users', 'name');
`;

/** What each check of such a project fails with; null where it passes. */
async function failures(url: string, revisions: readonly string[], options = {}): Promise<readonly (string | null)[]> {
  const files = revisions.map((text, index) => [`migrations/versions/${index}.mjs`, text] as const);
  const project = createProject({ 'models.ts': MODELS, ...Object.fromEntries(files) });
  const checks = historyChecks({ cwd: project.folder, settings: { url, target: './models.ts' } }, options);
  const found: (string | null)[] = [];
  for (const { run } of checks) {
    found.push(
      await run().then(
        () => null,
        (error: Error) => error.message,
      ),
    );
  }
  return found;
}

describe('the checks of a history', () => {
  test('pass a sound one, and leave the database alone', async ({ databaseUrl, db }) => {
    expect(await failures(databaseUrl, [USERS, NAME])).toEqual([null, null, null, null]);
    expect((await db.query("SELECT FROM pg_tables WHERE schemaname = 'public'")).rows).toEqual([]);
  });

  test('find a second head', async ({ databaseUrl }) => {
    const [singleHead] = await failures(databaseUrl, [USERS, NAME, NAME.replace("'2b'", "'3c'")]);

    expect(singleHead).toContain(`"2b", "3c"`);
  });

  test('find a revision that cannot be applied', async ({ databaseUrl }) => {
    const [, upgrade] = await failures(databaseUrl, [USERS, NAME.replace('ADD name', 'ADD id')]);

    expect(upgrade).toContain('Revision "2b" (1) failed');
  });

  test('find that the revisions do not lead to the models', async ({ databaseUrl }) => {
    const [, , models] = await failures(databaseUrl, [USERS]);

    expect(models).toBe('The revisions do not lead to what the models declare: add column users.name text.');
  });

  test('find a downgrade that leaves something behind', async ({ databaseUrl }) => {
    const broken = NAME.replace('ADD name text', 'ADD name text, ADD age integer');
    const [, , , upDownUp] = await failures(databaseUrl, [USERS, broken]);

    expect(upDownUp).toBe(
      'The downgrade of revision "2b" does not restore the previous schema: drop column users.age.',
    );
  });

  test('do not take back what cannot be', async ({ databaseUrl }) => {
    const oneWay = NAME.replace(/export const downgrade.*/, '');

    expect((await failures(databaseUrl, [USERS, oneWay]))[3]).toContain('"2b"');
    expect((await failures(databaseUrl, [USERS, oneWay], { irreversible: ['2b'] }))[3]).toBeNull();
  });
});
