import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

const MODELS = `import { MetaData } from 'limbeck/schema';
export const metadata = new MetaData();
const { table, t } = metadata;
export const users = table('users', { id: t.bigint().primaryKey(), email: t.text().unique() });
`;

/** `devUrl` keeps PGlite out of these tests; nothing but scratch databases is made there. */
function createModels(devUrl: string, url?: string) {
  const settings = { target: 'models.ts', devUrl, ...(url === undefined ? {} : { url }) };
  const project = createProject({
    'models.ts': MODELS,
    'migrate.config.ts': `export default ${JSON.stringify(settings)};\n`,
  });
  return { ...project, migrate: (...args: readonly string[]) => project.migrate(args) };
}

describe('without a database', () => {
  test('models are compared with the revisions, and the program says so', async ({ databaseUrl, db }) => {
    const project = createModels(databaseUrl);

    expect(await project.migrate('check')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('users'),
      stderr: expect.stringContaining('The settings name no database: comparing with the revisions'),
    });
    expect(await project.migrate('revision', '--autogenerate', '-m', 'users')).toMatchObject({ status: 0 });
    expect(await project.migrate('check')).toMatchObject({ status: 0, stdout: '' });
    expect((await db.query("SELECT pg_catalog.to_regclass('users') AS found")).rows).toEqual([{ found: null }]);
  });

  test('a database that is named and does not answer is not replaced, unless --from-revisions says so', async ({
    databaseUrl,
  }) => {
    const project = createModels(databaseUrl, 'postgres://nobody@127.0.0.1:1/none');

    expect(await project.migrate('check')).toMatchObject({
      status: 4,
      stderr: expect.stringContaining('add --from-revisions.'),
    });
    expect(await project.migrate('check', '--from-revisions')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('users'),
      stderr: expect.stringContaining('Nothing answers at'),
    });
  });
});
