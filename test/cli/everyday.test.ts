import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { createProject, type UserProject } from '../support/project.js';

const CONFIG = `import { defineConfig } from 'limbeck';

export default defineConfig({ target: './models.ts', url: process.env.DATABASE_URL });
`;

const MODELS = `import { MetaData, sql } from 'limbeck/schema';

export const metadata = new MetaData();
const { table, t } = metadata;

export const users = table('users', {
  id: t.bigint().identity().primaryKey(),
  email: t.varchar(255).unique(),
  createdAt: t.timestamptz().serverDefault(sql\`now()\`),
});
`;

const WITH_BIO = MODELS.replace('  createdAt:', '  bio: t.text().nullable(),\n  createdAt:');

describe('the commands of every day', () => {
  test('autogenerate writes the revision that upgrade applies, after which check finds nothing', async ({
    databaseUrl,
  }) => {
    const project = createUserProject(databaseUrl);

    expect(await statuses(project, ['revision --autogenerate -m users', 'upgrade head', 'check'])).toEqual([0, 0, 0]);
  });

  test('a second autogenerate right after the upgrade writes nothing', async ({ databaseUrl }) => {
    const project = createUserProject(databaseUrl);
    await statuses(project, ['revision --autogenerate -m users', 'upgrade head', 'revision --autogenerate -m none']);

    expect(project.list('migrations/versions')).toHaveLength(1);
  });

  test('models that name the default schema are at home in it', async ({ databaseUrl, db }) => {
    const project = createUserProject(databaseUrl);
    project.write('models.ts', MODELS.replace('new MetaData()', "new MetaData({ schema: 'public' })"));

    expect(await statuses(project, ['revision --autogenerate -m users', 'upgrade head', 'check'])).toEqual([0, 0, 0]);
    expect((await db.query("SELECT to_regclass('public.users') AS found")).rows).toEqual([{ found: 'users' }]);
  });

  test('the default schema of the connection is the one that models may name', async ({ databaseUrl, db }) => {
    await db.query('CREATE SCHEMA app');
    const project = createUserProject(`${databaseUrl}?options=-csearch_path%3Dapp`);
    project.write('models.ts', MODELS.replace('new MetaData()', "new MetaData({ schema: 'app' })"));
    project.write('migrate.config.ts', CONFIG.replace('target:', 'includeSchemas: true, target:'));

    expect(await statuses(project, ['revision --autogenerate -m users', 'upgrade head', 'check'])).toEqual([0, 0, 0]);
    expect((await db.query("SELECT to_regclass('app.users')::text AS found")).rows).toEqual([{ found: 'app.users' }]);
  });

  test('check exits 1 and names the difference when the models have grown', async ({ databaseUrl }) => {
    const project = createUserProject(databaseUrl);
    await statuses(project, ['revision --autogenerate -m users', 'upgrade head']);
    project.write('models.ts', WITH_BIO);

    expect(await project.migrate(['check'])).toMatchObject({ status: 1, stdout: 'add column users.bio text\n' });
  });

  test('check --diff shows the definitions of both sides', async ({ databaseUrl }) => {
    const project = createUserProject(databaseUrl);
    await statuses(project, ['revision --autogenerate -m users', 'upgrade head']);
    project.write('models.ts', WITH_BIO);

    const { stdout } = await project.migrate(['check', '--diff']);
    expect(stdout.split('\n').filter((line) => line.startsWith('+  '))).toEqual(['+  bio text,']);
  });

  test('downgrade -1, as it is typed, takes back the last revision alone', async ({ databaseUrl, db }) => {
    const project = createUserProject(databaseUrl);
    await statuses(project, ['revision --autogenerate -m users', 'upgrade head']);
    project.write('models.ts', WITH_BIO);
    await statuses(project, ['revision --autogenerate -m bio', 'upgrade head', 'downgrade -1']);

    const { rows } = await db.query(
      "SELECT column_name FROM information_schema.columns WHERE table_name = 'users' ORDER BY ordinal_position",
    );
    expect(rows.map((row) => row.column_name)).toEqual(['id', 'email', 'created_at']);
  });

  test('downgrade base leaves nothing but the tables of Limbeck', async ({ databaseUrl, db }) => {
    const project = createUserProject(databaseUrl);
    await statuses(project, ['revision --autogenerate -m users', 'upgrade head', 'downgrade base']);

    const { rows } = await db.query(
      "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1",
    );
    expect(rows).toEqual([{ relname: 'limbeck_version' }, { relname: 'limbeck_version_log' }]);
  });

  test('-x env=prod picks the environment, before the command or after it', async ({ databaseUrl }) => {
    const project = createUserProject(databaseUrl);
    project.write(
      'migrate.config.ts',
      CONFIG.replace('url: process.env.DATABASE_URL', 'environments: { prod: { url: process.env.DATABASE_URL } }'),
    );

    expect(await statuses(project, ['-x env=prod upgrade head', 'upgrade head -x env=prod'])).toEqual([0, 0]);
  });

  test('commands that only read make no version table', async ({ databaseUrl, db }) => {
    const project = createUserProject(databaseUrl);
    await statuses(project, ['current', 'history -i', 'check', 'revision --autogenerate -m users']);

    const { rows } = await db.query("SELECT to_regclass('limbeck_version') AS found");
    expect(rows).toEqual([{ found: null }]);
  });

  test('--json answers with one object on standard output', async ({ databaseUrl }) => {
    const project = createUserProject(databaseUrl);
    await statuses(project, ['revision --autogenerate -m users --rev-id a1b2', 'upgrade head']);

    const { stdout } = await project.migrate(['current', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ atHeads: true, heads: ['a1b2'], revisions: [{ id: 'a1b2' }] });
  });

  function createUserProject(url: string): UserProject {
    const project = createProject({ 'migrate.config.ts': CONFIG, 'models.ts': MODELS });
    return {
      ...project,
      migrate: (args, options) => project.migrate(args, { env: { DATABASE_URL: url }, ...options }),
    };
  }

  async function statuses(project: UserProject, commands: readonly string[]): Promise<(number | null)[]> {
    const found: (number | null)[] = [];
    for (const command of commands) {
      found.push((await project.migrate(command.split(' '))).status);
    }
    return found;
  }
});
