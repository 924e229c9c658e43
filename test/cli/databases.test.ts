import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { createProject, type UserProject } from '../support/project.js';
import { runScript } from '../support/run-script.js';

const CONFIG = `import { defineConfig } from 'limbeck';

export default defineConfig({
  fileTemplate: '%(rev)s',
  databases: {
    app: { url: process.env.APP_URL, target: './app.ts', versionTable: 'app_version', includeName: ours('app_') },
    stats: { url: process.env.STATS_URL, target: './stats.ts', versionTable: 'stats_version', includeName: ours('stats_') },
  },
  environments: { prod: { databases: { app: { url: process.env.PROD_APP_URL } } } },
});

function ours(start: string) {
  return ({ type, name }: { type: string; name: string | null }) => type !== 'table' || name?.startsWith(start) === true;
}
`;

function models(table: string, column = 'id'): string {
  return `import { MetaData } from 'limbeck/schema';
export const metadata = new MetaData();
metadata.table('${table}', { ${column}: metadata.t.bigint() });
`;
}

const HEADER = `export const revision = '1a';
export const downRevision = null;
`;

const PARTS = `${HEADER}export const upgrade = {
  app: (op) => op.execute('CREATE TABLE app_users (id bigint NOT NULL)'),
  stats: (op) => op.execute('CREATE TABLE stats_visits (id bigint NOT NULL)'),
};
export const downgrade = { stats: (op) => op.dropTable('stats_visits') };
`;

const TABLES = `SELECT tablename AS name FROM pg_tables
  WHERE schemaname = current_schema() AND tablename !~ '_log$' ORDER BY 1`;

/** Both of the databases are one here, with different tables in it: what matters is that each is worked on. */
function envOf(databaseUrl: string) {
  return { env: { APP_URL: databaseUrl, STATS_URL: databaseUrl } };
}

function createDatabasesProject(files: Readonly<Record<string, string>> = {}): UserProject {
  return createProject({
    'migrate.config.ts': CONFIG,
    'app.ts': models('app_users'),
    'stats.ts': models('stats_visits'),
    ...files,
  });
}

const withParts = (source = PARTS) => createDatabasesProject({ 'migrations/versions/1a.mjs': source });

describe('several databases', () => {
  test('get a revision with a part for each, which brings each to its models', async ({ databaseUrl, db }) => {
    const project = createDatabasesProject();
    const { stderr } = await project.migrate(['revision', '--autogenerate', '--rev-id', '1a'], envOf(databaseUrl));
    await project.migrate(['upgrade'], envOf(databaseUrl));

    expect(stderr).toContain('stats: create table stats_visits');
    expect(project.read('migrations/versions/1a.ts').split('\n').slice(15)).toEqual(
      `export const upgrade = {
  async app(op: Operations): Promise<void> {
    await op.createTable('app_users', {
      id: bigint(),
    });
  },
  async stats(op: Operations): Promise<void> {
    await op.createTable('stats_visits', {
      id: bigint(),
    });
  },
};

export const downgrade = {
  async app(op: Operations): Promise<void> {
    // Destroys data: drops app_users.
    await op.dropTable('app_users');
  },
  async stats(op: Operations): Promise<void> {
    // Destroys data: drops stats_visits.
    await op.dropTable('stats_visits');
  },
};
`.split('\n'),
    );
    expect((await db.query(TABLES)).rows.map(({ name }) => name)).toEqual([
      'app_users',
      'app_version',
      'stats_version',
      'stats_visits',
    ]);
    expect(await project.migrate(['check'], envOf(databaseUrl))).toMatchObject({ status: 0, stdout: '' });
    expect((await project.migrate(['current'], envOf(databaseUrl))).stdout).toBe('app: 1a (head)\nstats: 1a (head)\n');
  });

  test('get an SQL revision with sections for each', async ({ databaseUrl, db }) => {
    const project = createDatabasesProject();
    const args = ['revision', '--autogenerate', '--rev-id', '1a', '--format', 'sql'];
    await project.migrate(args, envOf(databaseUrl));
    const text = project.read('migrations/versions/1a.sql');
    await project.migrate(['upgrade'], envOf(databaseUrl));
    await project.migrate(['downgrade', 'base', '-n', 'stats'], envOf(databaseUrl));

    expect(text.match(/^-- migrate: .*$/gm)).toEqual([
      '-- migrate: upgrade app',
      '-- migrate: upgrade stats',
      '-- migrate: downgrade app',
      '-- migrate: downgrade stats',
    ]);
    expect((await db.query(TABLES)).rows.map(({ name }) => name)).toEqual([
      'app_users',
      'app_version',
      'stats_version',
    ]);
  });

  test('are worked on one alone by -n', async ({ databaseUrl, db }) => {
    await withParts().migrate(['upgrade', '-n', 'stats'], envOf(databaseUrl));

    expect((await db.query(TABLES)).rows).toEqual([{ name: 'stats_version' }, { name: 'stats_visits' }]);
  });

  test('are left as they are where a revision has no part for them', async ({ databaseUrl, db }) => {
    const project = withParts();
    await project.migrate(['upgrade'], envOf(databaseUrl));
    await project.migrate(['downgrade', 'base'], envOf(databaseUrl));

    expect((await db.query(TABLES)).rows.map(({ name }) => name)).toEqual([
      'app_users',
      'app_version',
      'stats_version',
    ]);
    expect((await project.migrate(['current'], envOf(databaseUrl))).stdout).toBe('');
  });

  test('are reflected one at a time, into a part of the first revision', async ({ databaseUrl, db }) => {
    await db.query('CREATE TABLE stats_visits (id bigint NOT NULL)');
    const project = createDatabasesProject();
    await project.migrate(['reflect', 'found.ts', '--stamp', '-n', 'stats'], envOf(databaseUrl));
    const [file = ''] = project.list('migrations/versions');

    expect(project.read(`migrations/versions/${file}`)).toContain(
      "  async stats(op: Operations): Promise<void> {\n    await op.createTable('stats_visits', {",
    );
    expect((await project.migrate(['current'], envOf(databaseUrl))).stdout).toMatch(/^stats: \w+ \(head\)\n$/);
  });

  test('are told to a function that serves all of them', async ({ databaseUrl, db }) => {
    const source = `${HEADER}export const upgrade = (op, { database }) => op.execute('CREATE TABLE ' + database + '_t ()');`;
    await withParts(source).migrate(['upgrade'], envOf(databaseUrl));

    expect((await db.query(TABLES)).rows.map(({ name }) => name)).toEqual([
      'app_t',
      'app_version',
      'stats_t',
      'stats_version',
    ]);
  });

  test('are committed together: where one fails, the others are rolled back', async ({ databaseUrl, db }) => {
    const project = withParts(PARTS.replace('CREATE TABLE stats_visits', 'CREATE TABLE no such'));
    const { status, stderr } = await project.migrate(['upgrade'], envOf(databaseUrl));

    expect({ status, stderr }).toEqual({ status: 3, stderr: expect.stringContaining('1a.mjs') });
    expect((await db.query(TABLES)).rows).toEqual([]);
  });

  test('that keep what they committed before another one failed are listed', async ({ databaseUrl, db }) => {
    const project = withParts(PARTS.replace('CREATE TABLE stats_visits', 'CREATE TABLE no such'));
    project.write('migrate.config.ts', CONFIG.replace('databases:', 'transactionPerMigration: true, databases:'));
    const { status, stdout } = await project.migrate(['upgrade', '--json'], envOf(databaseUrl));
    const { error } = JSON.parse(stdout);

    expect({ status, error }).toMatchObject({
      status: 3,
      error: {
        message: expect.stringMatching(
          /the database is at base\. On .*, the steps of 1a stay committed, and it is at 1a\.$/,
        ),
        data: { done: [], failed: '1a', heads: [], otherDatabases: [{ done: ['1a'], heads: ['1a'] }] },
      },
    });
    expect((await db.query(TABLES)).rows).toEqual([{ name: 'app_users' }, { name: 'app_version' }]);
  });

  test('that were committed before the commit of another was refused are listed', async ({ databaseUrl, db }) => {
    await db.query('CREATE TABLE late (id int PRIMARY KEY, next int REFERENCES late DEFERRABLE INITIALLY DEFERRED)');
    const project = withParts(
      PARTS.replace("'CREATE TABLE app_users (id bigint NOT NULL)'", "'INSERT INTO late VALUES (1, 2)'"),
    );
    const { status, stdout } = await project.migrate(['upgrade', '--json'], envOf(databaseUrl));

    expect({ status, data: JSON.parse(stdout).error.data }).toMatchObject({
      status: 3,
      data: { done: [], heads: [], otherDatabases: [{ done: ['1a'], heads: ['1a'] }] },
    });
  });

  test('get a script each, in files of their names', async ({ databaseUrl, db }) => {
    const project = withParts();
    const { stdout } = await project.migrate(['upgrade', '--sql'], envOf(databaseUrl));
    await runScript(db, project.read('app.sql'));

    expect(stdout).toBe('app.sql\nstats.sql\n');
    expect((await db.query(TABLES)).rows).toEqual([{ name: 'app_users' }, { name: 'app_version' }]);
    expect(await project.migrate(['upgrade', '--sql'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('SCRIPT_FILE_EXISTS'),
    });
    expect((await project.migrate(['upgrade', '--sql', '-n', 'stats'])).stdout).toContain('stats_visits');
  });

  test('get empty parts in a revision that is not generated', async () => {
    const project = createDatabasesProject();
    await project.migrate(['revision', '--rev-id', '1a', '--format', 'js']);

    expect(project.read('migrations/versions/1a.js')).toContain('  async stats(op) {\n    // Nothing to do.\n  },\n');
  });

  test.for([
    ['-n names none of them', ['current', '-n', 'sttas'], 'UNKNOWN_DATABASE'],
    ['only one can be reflected', ['reflect'], 'DATABASE_NEEDED'],
    ['one has no URL', ['current', '-n', 'app', '--env', 'prod'], 'DATABASE_URL_EMPTY'],
    ['--url is for all of them', ['current', '--url', 'postgres://localhost'], 'DATABASE_NEEDED'],
  ] as const)('are refused where %s', async ([, args, code], { databaseUrl }) => {
    const { status, stderr } = await createDatabasesProject().migrate(args, envOf(databaseUrl));

    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(code) });
  });

  test('are refused in addition to a url, which would belong to none of them', async () => {
    const project = createProject({
      'migrate.config.mjs': `export default { url: 'x', databases: { a: { url: 'y' } } };`,
    });

    expect((await project.migrate(['heads'])).stderr).toContain('URL_BESIDE_DATABASES');
  });

  test('are refused where a revision has a part for none of them', async ({ databaseUrl, db }) => {
    const { status, stderr } = await withParts(PARTS.replace('stats:', 'sttas:')).migrate(
      ['upgrade'],
      envOf(databaseUrl),
    );

    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('REVISION_PART_UNKNOWN') });
    expect((await db.query(TABLES)).rows).toEqual([]);
  });
});

describe('init --template', () => {
  test('multidb makes a project of several databases', async ({ databaseUrl, db }) => {
    const project = createProject();
    await project.migrate(['init', '-t', 'multidb']);
    project.write('models/app.ts', models('app_users'));
    project.write('models/analytics.ts', models('visits'));
    const analytics = `${databaseUrl}?options=-csearch_path%3Danalytics`;
    const env = { env: { APP_DATABASE_URL: databaseUrl, ANALYTICS_DATABASE_URL: analytics } };
    await db.query('CREATE SCHEMA analytics');
    await project.migrate(['revision', '--autogenerate'], env);

    expect(await project.migrate(['upgrade'], env)).toMatchObject({ status: 0 });
    expect(await project.migrate(['check'], env)).toMatchObject({ status: 0 });
    expect((await db.query(TABLES)).rows).toEqual([{ name: 'app_users' }, { name: 'limbeck_version' }]);
  });

  test('env makes a project with an env module', async ({ databaseUrl }) => {
    const project = createProject();
    await project.migrate(['init', 'db', '-t', 'env']);
    project.write('models.ts', models('users'));
    const env = { env: { DATABASE_URL: databaseUrl } };

    expect(project.list('db')).toEqual(['env.ts', 'script.ts.template']);
    expect(project.read('migrate.config.ts')).toContain("env: './db/env.ts',");
    expect(await project.migrate(['current'], env)).toMatchObject({ status: 0 });
  });
});
