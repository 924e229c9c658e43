import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { createProject, type UserProject } from '../support/project.js';
import { runScript } from '../support/run-script.js';
import { wholeDatabase } from '../support/whole-database.js';

const EXAMPLE = join(import.meta.dirname, '../../migrations-example');

const revision = (id: string, down: string | null, upgrade: string) => `/** ${id} */
import type { Operations } from 'limbeck';

export const revision = '${id}';
export const downRevision = ${down === null ? 'null' : `'${down}'`};

export async function upgrade(op: Operations): Promise<void> {
  ${upgrade}
}

export async function downgrade(): Promise<void> {}
`;

const SQL_REVISION = `-- tags
--
-- Revision ID: bbbb
-- Revises: aaaa

-- migrate: upgrade
CREATE TABLE tags (id int); -- first
-- Fails where the moon is full. To find the rows:
--   SELECT * FROM moon;
CREATE TABLE more ()
-- migrate: downgrade
DROP TABLE tags, more;
`;

/** The script without what it writes into the log, which other tests check. */
function withoutLog(script: string): string {
  return script.replace(
    /CREATE TABLE IF NOT EXISTS limbeck_version_log [^;]+;\n\nINSERT INTO limbeck_version_log\n[^;]+;\n\n/g,
    '',
  );
}

describe('--sql', () => {
  test('writes a script of the example that leads where the upgrade leads, and one that leads back', async ({
    databaseUrl,
    db,
  }) => {
    const project = createProject();
    cpSync(EXAMPLE, project.folder, { recursive: true });
    const up = await project.migrate(['upgrade', 'head', '--sql']);
    const down = await project.migrate(['downgrade', 'head:base', '--sql']);
    expect([up.status, down.status]).toEqual([0, 0]);

    await runScript(db, up.stdout);
    const byScript = await wholeDatabase(db);
    await runScript(db, down.stdout);
    await db.query('DROP TABLE limbeck_version');
    await project.migrate(['--url', databaseUrl, 'upgrade', 'head']);

    expect(byScript).toEqual(await wholeDatabase(db));
  });

  test('puts the statements of SQL revisions into the script as they are', async () => {
    const project = projectOf(revision('aaaa', null, ''));
    project.write('migrations/versions/2.sql', SQL_REVISION);

    const { stdout, ...rest } = await project.migrate(['upgrade', 'aaaa:bbbb', '--sql']);
    expect(rest).toEqual({ status: 0, stderr: '' });
    expect(withoutLog(stdout)).toBe(`BEGIN;

-- Running upgrade aaaa -> bbbb, tags

SET LOCAL lock_timeout = '2000ms';

CREATE TABLE tags (id int);

-- Fails where the moon is full. To find the rows:
--   SELECT * FROM moon;
CREATE TABLE more ();

UPDATE limbeck_version SET version_num = 'bbbb' WHERE version_num OPERATOR(pg_catalog.=) 'aaaa';

COMMIT;
`);
  });

  test('keeps the comments above directives', async () => {
    const project = projectOf(
      revision(
        'aaaa',
        null,
        `void op;

  // Fails where t.a is null. To find the rows:
  //   SELECT * FROM t WHERE a IS NULL;
  await op.alterColumn('t', 'a', {
    nullable: false,
  });`,
      ),
    );

    expect((await project.migrate(['upgrade', 'base:aaaa', '--sql'])).stdout).toContain(
      `-- Running upgrade -> aaaa, aaaa

-- Fails where t.a is null. To find the rows:
--   SELECT * FROM t WHERE a IS NULL;
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
`,
    );
  });

  test('prints nothing on standard output where a revision needs a database, and says which line does', async () => {
    const body = "const [row] = await op.execute('SELECT 1 AS one');\n  await op.execute('SELECT ' + row?.one);";
    const project = projectOf(revision('aaaa', null, ''), revision('bbbb', 'aaaa', body));

    const { status, stdout, stderr } = await project.migrate(['upgrade', 'head', '--sql']);

    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /failed in op\.execute: .* it has no rows to read\. No script was written\. \[CONNECTION_NEEDED]/,
    );
    expect(stderr).toContain(`at ${join(project.folder, 'migrations/versions/1.ts')}:8:`);
  });

  test('stamps from a revision, or an empty version table', async () => {
    const project = projectOf(revision('aaaa', null, ''), revision('bbbb', 'aaaa', ''));

    const { stdout: fromBase } = await project.migrate(['stamp', 'aaaa', '--sql']);
    expect(fromBase).toMatch(
      /CREATE TABLE IF NOT EXISTS limbeck_version [\s\S]+INSERT INTO limbeck_version [\s\S]+'aaaa'/,
    );
    const { stdout: further } = await project.migrate(['stamp', 'aa:head', '--sql']);
    expect(further).toContain(
      "UPDATE limbeck_version SET version_num = 'bbbb' WHERE version_num OPERATOR(pg_catalog.=) 'aaaa';",
    );
    expect(further).not.toContain('CREATE TABLE IF NOT EXISTS limbeck_version (');
  });

  test('writes the making of the version table', async () => {
    const { stdout } = await projectOf(revision('aaaa', null, '')).migrate(['ensure-version', '--sql']);

    expect(stdout).toMatch(/^BEGIN;\n\nCREATE TABLE IF NOT EXISTS limbeck_version .*;\n\nCOMMIT;\n$/);
  });

  test('--json answers with the script and its steps', async () => {
    const project = projectOf(revision('aaaa', null, "await op.execute('SELECT 1');"));

    const { stdout } = await project.migrate(['upgrade', '--sql', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      script: expect.stringContaining('SELECT 1;'),
      before: [],
      after: ['aaaa'],
      steps: [{ direction: 'upgrade', revision: 'aaaa' }],
    });
  });

  test.for([
    ['downgrade', 'base', '--sql'],
    ['upgrade', 'bbbb:aaaa', '--sql'],
    ['stamp', 'head', '--sql', '--purge'],
  ])('exits 2 for %s %s %s', async (args) => {
    const project = projectOf(revision('aaaa', null, ''), revision('bbbb', 'aaaa', ''));

    expect(await project.migrate(args)).toMatchObject({ status: 2, stdout: '' });
  });
});

test('--tag reaches the config and the revisions', async () => {
  const project = projectOf(revision('aaaa', null, "await op.execute('SELECT ' + op.getContext().tag);"));
  project.write(
    'migrate.config.ts',
    "import { defineConfig } from 'limbeck';\nexport default defineConfig(({ tag }) => ({ versionTable: 'v_' + tag }));\n",
  );

  const { stdout } = await project.migrate(['upgrade', 'head', '--sql', '--tag', 'nightly']);
  expect(stdout).toContain('SELECT nightly;');
  expect(stdout).toContain('INSERT INTO v_nightly');
});

function projectOf(...revisions: readonly string[]): UserProject {
  return createProject(
    Object.fromEntries(revisions.map((source, index) => [`migrations/versions/${index}.ts`, source])),
  );
}
