import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { createHistory } from '../support/history-project.js';

const TWO_HEADS = ['aaaa', 'aaaa>bbbb', 'bbbb>cccc', 'aaaa>xxxx', 'xxxx>yyyy'];

const CONFIG = `export default {
  environments: {
    dev: { url: process.env.DATABASE_URL },
    staging: { url: process.env.DATABASE_URL, versionTable: 'staging_version' },
    prod: { url: process.env.PROD_URL },
  },
};
`;

describe('rebase', () => {
  test('puts a branch on the other head, by changing one line of one file', async ({ databaseUrl }) => {
    const project = createHistory(TWO_HEADS, databaseUrl);
    const before = project.read('migrations/versions/bbbb.js');
    await project.run('upgrade yyyy');

    const path = (await project.run('rebase cccc')).trim();

    expect(path).toMatch(/bbbb\.js$/);
    expect(project.read('migrations/versions/bbbb.js')).toBe(before.replace('["aaaa"]', '"yyyy"'));
    expect(await project.run('heads')).toBe('cccc (head)\n');
    await project.run('upgrade head');
    expect(await project.run('current')).toBe('cccc (head)\n');
  });

  test('refuses where a database of the settings has one of them, and names it', async ({ databaseUrl, db }) => {
    const project = createHistory(TWO_HEADS, databaseUrl);
    project.write('other.config.js', CONFIG);
    await db.query(
      "CREATE TABLE staging_version (version_num varchar(32)); INSERT INTO staging_version VALUES ('bbbb')",
    );

    const refused = await project.migrate(['-c', 'other.config.js', 'rebase', 'cccc']);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('Some of the revisions are already applied: "bbbb" in staging (');
    expect(await project.run('heads')).toBe('cccc (head)\nyyyy (head)\n');

    const { stdout } = await project.migrate(['-c', 'other.config.js', 'rebase', 'yyyy', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      onto: 'cccc',
      moved: ['xxxx', 'yyyy'],
      files: [{ revision: 'xxxx', from: ['aaaa'], to: ['cccc'] }],
      asked: ['current', 'dev', 'staging'],
      notAsked: [{ name: 'prod' }],
    });
  });

  test('refuses where a database is at a revision that no file has, and asks those named alone', async ({
    databaseUrl,
    db,
  }) => {
    const project = createHistory(TWO_HEADS, databaseUrl);
    project.write('other.config.js', CONFIG);
    await db.query(
      "CREATE TABLE staging_version (version_num varchar(32)); INSERT INTO staging_version VALUES ('9999')",
    );

    const unsure = await project.migrate(['-c', 'other.config.js', 'rebase', 'cccc']);
    expect(unsure.stderr).toContain('[REBASE_UNSURE]');
    await project.run('-c other.config.js rebase cccc --env dev');

    expect(await project.run('history -r xxxx:')).toContain('yyyy -> bbbb, message of bbbb');
  });
});
