import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

const CONFIG = `import { defineConfig } from 'limbeck';
export default defineConfig({ url: process.env.DATABASE_URL });
`;

/** A project with these revisions, one after the other, named r1, r2 …; each is what follows its header. */
function createSqlProject(url: string, revisions: readonly string[]) {
  const files = revisions.map((text, index) => {
    const header = `-- number ${index + 1}\n--\n-- Revision ID: r${index + 1}\n-- Revises: ${index === 0 ? 'base' : `r${index}`}\n`;
    return [`migrations/versions/r${index + 1}.sql`, `${header}${text}`];
  });
  const project = createProject({ 'migrate.config.ts': CONFIG, ...Object.fromEntries(files) });
  return {
    ...project,
    migrate: (command: string) => project.migrate(command.split(' '), { env: { DATABASE_URL: url } }),
  };
}

const ONE = '-- migrate: upgrade\nCREATE TABLE one (id int);\n-- migrate: downgrade\nDROP TABLE one;\n';

describe('an SQL revision', () => {
  test('runs up and down like any other', async ({ databaseUrl, db }) => {
    const project = createSqlProject(databaseUrl, [ONE]);

    expect(await project.migrate('upgrade head')).toMatchObject({ status: 0 });
    expect(await project.migrate('downgrade base')).toMatchObject({ status: 0 });
    expect((await db.query("SELECT to_regclass('one') AS found")).rows).toEqual([{ found: null }]);
  });

  test('that fails names the file, the line and the column of the statement', async ({ databaseUrl, db }) => {
    const wrong = '-- migrate: upgrade\nSELECT 1;\n\n  INSERT INTO one\n  VALUES (missing);\nSELECT 2;\n';
    const project = createSqlProject(databaseUrl, [ONE, wrong]);
    const { status, stderr } = await project.migrate('upgrade head');

    expect(status).toBe(3);
    expect(stderr).toContain(
      'at migrations/versions/r2.sql:8:3\n'.replace('migrations', `${project.folder}/migrations`),
    );
    expect(stderr).toContain('|   VALUES (missing)\n  |           ^\n');
    expect((await db.query("SELECT to_regclass('one') AS found")).rows).toEqual([{ found: null }]);
  });

  test('without a transaction can run statements that PostgreSQL refuses in one, and start transactions itself', async ({
    databaseUrl,
    db,
  }) => {
    const index =
      '-- Transaction: false\n-- migrate: upgrade\nCREATE INDEX CONCURRENTLY i ON one (id);\nBEGIN;\nINSERT INTO one VALUES (1);\nCOMMIT;\n';
    const project = createSqlProject(databaseUrl, [ONE, index]);

    expect(await project.migrate('upgrade head')).toMatchObject({ status: 0 });
    expect(
      (await db.query('SELECT id, indisvalid FROM one, pg_index WHERE indexrelid = $1::regclass', ['i'])).rows,
    ).toEqual([{ id: 1, indisvalid: true }]);
  });

  test('that fails in a transaction that it started leaves no trace of that transaction', async ({
    databaseUrl,
    db,
  }) => {
    const failing =
      '-- Transaction: false\n-- migrate: upgrade\nBEGIN;\nINSERT INTO one VALUES (1);\nSELECT missing;\nCOMMIT;\n';
    const project = createSqlProject(databaseUrl, [ONE, failing]);

    expect(await project.migrate('upgrade head')).toMatchObject({ status: 3 });
    expect((await db.query('SELECT * FROM one')).rows).toEqual([]);
  });

  test('without a way back stops a downgrade before anything is run', async ({ databaseUrl, db }) => {
    const project = createSqlProject(databaseUrl, ['-- migrate: upgrade\nCREATE TABLE zero ();\n', ONE]);
    await project.migrate('upgrade head');
    const { status, stderr } = await project.migrate('downgrade base');

    expect(status).toBe(2);
    expect(stderr).toContain('Revision "r1" has no section for its downgrade, so nothing was run.');
    expect((await db.query("SELECT to_regclass('one')::text AS found")).rows).toEqual([{ found: 'one' }]);
  });

  test('that refuses to run stops an upgrade before anything is run, and says why', async ({ databaseUrl, db }) => {
    const unfinished = '-- migrate: upgrade\n-- migrate: refuse Fill the new column by hand first.\n';
    const project = createSqlProject(databaseUrl, [ONE, unfinished]);
    const { status, stderr } = await project.migrate('upgrade head');

    expect(status).toBe(2);
    expect(stderr).toContain('must not be run: Fill the new column by hand first. Nothing was run.');
    expect(stderr).toContain('r2.sql:6\n');
    expect((await db.query("SELECT to_regclass('one') AS found")).rows).toEqual([{ found: null }]);
  });
});

describe('revision --format sql', () => {
  const models = (values: string) => `import { MetaData } from 'limbeck/schema';
export const metadata = new MetaData();
const { table, t } = metadata;
const state = metadata.enum('state', [${values}]);
export const items = table('items', { id: t.bigint().identity().primaryKey(), state: state().serverDefault(${values.split(', ').at(-1)}) });
`;

  async function createModelProject(databaseUrl: string) {
    const project = createSqlProject(databaseUrl, []);
    project.write('migrate.config.ts', CONFIG.replace('{ url', "{ target: './models.ts', url"));
    project.write('models.ts', models("'new'"));
    await project.migrate('revision --autogenerate --format sql -m items --rev-id r1');
    await project.migrate('upgrade head');
    return project;
  }

  test('writes both sections for what is to be filled in', async ({ databaseUrl }) => {
    const project = createSqlProject(databaseUrl, []);
    const { stdout } = await project.migrate('revision --format sql -m by_hand --rev-id r1');

    expect(stdout).toMatch(/r1_by_hand\.sql\n$/);
    expect(project.read('migrations/versions/r1_by_hand.sql')).toMatch(
      /^-- by_hand\n--\n-- Revision ID: r1\n-- Revises: base\n-- Create Date: .*\n\n-- migrate: upgrade\n\n-- migrate: downgrade\n$/,
    );
    expect(await project.migrate('upgrade head')).toMatchObject({ status: 0 });
  });

  test('with --autogenerate writes SQL after which check finds nothing, and the way back', async ({
    databaseUrl,
    db,
  }) => {
    const project = await createModelProject(databaseUrl);

    expect(await project.migrate('check')).toMatchObject({ status: 0 });
    expect(await project.migrate('downgrade base')).toMatchObject({ status: 0 });
    expect((await db.query("SELECT to_regclass('items') AS found")).rows).toEqual([{ found: null }]);
  });

  test('commits a new value of an enum before it is used', async ({ databaseUrl }) => {
    const project = await createModelProject(databaseUrl);
    project.write('models.ts', models("'new', 'done'"));
    await project.migrate('revision --autogenerate --format sql -m done --rev-id r2');
    const written = project.read('migrations/versions/r2_done.sql');

    expect(written).toContain('-- Transaction: false\n');
    expect(written.replace(/^[\s\S]*migrate: upgrade\n/, '').replace(/\n-- migrate: downgrade[\s\S]*$/, '')).toBe(
      "ALTER TYPE state ADD VALUE 'done';\n\nBEGIN;\n\nALTER TABLE items ALTER COLUMN state SET DEFAULT 'done'::state;\n\nCOMMIT;\n",
    );
    expect(await project.migrate('upgrade head')).toMatchObject({ status: 0 });
    expect(await project.migrate('check')).toMatchObject({ status: 0 });
    expect(await project.migrate('downgrade -1')).toMatchObject({ status: 0 });
  });
});
