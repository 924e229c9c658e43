import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { createHistory, type HistoryProject } from '../support/history-project.js';

const REVISIONS = ['aaaa', 'aaaa>bbbb', 'bbbb>cccc'];

/** Gives a revision of the project a body; both directions, or the upgrade alone. */
function write(project: HistoryProject, id: string, body: string | readonly [string, string]): void {
  const [upgrade, downgrade] = typeof body === 'string' ? [body, ''] : body;
  const path = `migrations/versions/${id}.js`;
  const empty = project.read(path);
  const text = empty
    .replace('upgrade() {}', `upgrade(op) {\n  ${upgrade}\n}`)
    .replace('downgrade() {}', `downgrade(op) {\n  ${downgrade}\n}`);
  project.write(path, text.replace('export const', "import { bigint, text } from 'limbeck/schema';\nexport const"));
}

const CREATE = "await op.createTable('t', { id: bigint(), name: text().nullable() });";

describe('squash', () => {
  test('writes what the revisions of a range leave, and keeps their files', async ({ databaseUrl }) => {
    const project = createHistory(REVISIONS, databaseUrl);
    write(project, 'aaaa', [CREATE, "await op.dropTable('t');"]);
    write(project, 'bbbb', ["await op.addColumn('t', 'extra', text());", "await op.dropColumn('t', 'extra');"]);
    write(project, 'cccc', ["await op.dropColumn('t', 'extra');", "await op.addColumn('t', 'extra', text());"]);
    await project.run('upgrade bbbb');

    const path = (await project.run('squash base:head -m initial')).trim();
    const text = project.read(path.slice(project.folder.length + 1));

    expect(text).toContain(
      "export const revision = 'cccc';\nexport const downRevision = null;\nexport const replaces = [\n  'aaaa',\n  'bbbb',\n];\n",
    );
    expect(text).not.toContain('extra');
    expect(await project.run('history')).toBe('<base> -> cccc (head), initial\n');
    expect(await project.run('history -r :current')).toContain('aaaa -> bbbb, message of bbbb');
    expect(await project.run('status --json').catch((error: Error) => error.message)).toContain('exited 1');
    await project.run('upgrade head');
    expect(await project.run('current')).toBe('cccc (head)\n');
    await project.run('downgrade aaaa');
    expect(await project.run('current')).toBe('aaaa\n');
    await project.run('upgrade head');
    await project.run('downgrade base');
    expect(await project.run('current')).toBe('');
  });

  test('keeps rows and SQL in their order, and deletes the files only if no database is inside', async ({
    databaseUrl,
    db,
  }) => {
    const project = createHistory([...REVISIONS, 'cccc>dddd'], databaseUrl);
    write(project, 'bbbb', [CREATE, "await op.dropTable('t');"]);
    write(
      project,
      'cccc',
      "await op.bulkInsert('t', [{ id: 1n, name: 'a' }]);\n  await op.execute('UPDATE t SET name = $1', ['b']);",
    );
    await project.run('upgrade bbbb');

    const refused = await project.migrate(['squash', 'bbbb:cccc', '-m', 'rows', '--delete']);
    expect(refused.stderr).toContain('databases still need them: current is at "bbbb"');
    await project.run('upgrade head');
    const report = JSON.parse(await project.run('squash bbbb:cccc -m rows --delete --json'));

    expect(report).toMatchObject({
      revision: 'cccc',
      replaces: ['bbbb'],
      downRevisions: ['aaaa'],
      compared: 0,
      kept: [],
    });
    expect(project.list('migrations/versions')).toEqual(['aaaa.js', 'cccc_rows.ts', 'dddd.js']);
    expect(await project.run('heads')).toBe('dddd (head)\n');
    await db.query('DROP TABLE t; DELETE FROM limbeck_version');
    await project.run('upgrade head');
    expect((await db.query('SELECT * FROM t')).rows).toEqual([{ id: '1', name: 'b' }]);
    await db.query("UPDATE limbeck_version SET version_num = 'bbbb'");
    expect((await project.migrate(['upgrade', 'head'])).stderr).toContain('[REPLACED_FILES_MISSING]');
  });

  test('refuses what it could not keep, by name', async ({ databaseUrl }) => {
    const project = createHistory(REVISIONS, databaseUrl);
    const squash = async () => (await project.migrate(['squash', 'base:head', '-m', 'all'])).stderr;

    write(project, 'bbbb', "for (const _ of await op.execute('SELECT 1')) await op.execute('SELECT 2');");
    expect(await squash()).toContain('"bbbb" does what depends on the database');
    write(project, 'cccc', "await op.execute('SELECT 1');\n  await op.autocommitBlock(async () => {});");
    project.write(
      'migrations/versions/bbbb.js',
      "export const revision = 'bbbb';\nexport const downRevision = 'aaaa';\nexport function upgrade() {}\n",
    );
    expect(await squash()).toContain('"cccc" runs outside a transaction');
    expect(project.list('migrations/versions')).toEqual(['aaaa.js', 'bbbb.js', 'cccc.js']);
  });

  test('what follows a replaced revision is put on top by a rebase', async ({ databaseUrl }) => {
    const project = createHistory(REVISIONS, databaseUrl);
    await project.run('squash base:head -m all');
    project.write(
      'migrations/versions/yyyy.js',
      "export const revision = 'yyyy';\nexport const downRevision = 'bbbb';\nexport function upgrade() {}\n",
    );

    expect((await project.migrate(['heads'])).stderr).toContain('Put it on top: `migrate rebase yyyy --onto cccc`');
    await project.run('rebase yyyy --onto cccc');

    expect(await project.run('history')).toBe('cccc -> yyyy (head), \n<base> -> cccc, all\n');
  });
});
