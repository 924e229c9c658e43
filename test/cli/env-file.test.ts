import { readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { createProject, type UserProject } from '../support/project.js';
import { runScript } from '../support/run-script.js';

const CONFIG = `import { defineConfig } from 'limbeck';

export default defineConfig({ target: './models.ts', url: process.env.DATABASE_URL, env: './migrations/env.ts' });
`;

const MODELS = `import { MetaData } from 'limbeck/schema';

export const metadata = new MetaData();
const { table, t } = metadata;
table('users', { id: t.bigint().primaryKey() });
`;

const REVISION = `/** users */
import type { Operations } from 'limbeck';
import { bigint } from 'limbeck/schema';

export const revision = '1a';
export const downRevision = null;
export const branchLabels = null;
export const dependsOn = null;

export async function upgrade(op: Operations, args: { comment?: string }) {
  await op.createTable('users', { id: bigint().primaryKey() });
  await op.setComment('table', 'users', args.comment ?? null);
}

export async function downgrade(op: Operations) {
  await op.dropTable('users');
}
`;

const TENANTS = `import type { EnvironmentContext } from 'limbeck';

export default async function (context: EnvironmentContext) {
  const connection = await context.connect();
  const only = context.getXArgument('tenant');
  const { rows } = await connection.query<{ name: string }>(
    "SELECT nspname AS name FROM pg_namespace WHERE nspname LIKE 'tenant_%' ORDER BY nspname",
  );
  for (const { name } of rows.filter(({ name }) => only === undefined || name === only)) {
    context.configure({ connection, defaultSchema: name });
    await context.runMigrations({ comment: name });
  }
}
`;

const PLAIN = `export default async (context) => { await context.runMigrations(); };\n`;

const TENANT_SCHEMAS = 'CREATE SCHEMA tenant_a; CREATE SCHEMA tenant_b';

const TABLES = `SELECT schemaname || '.' || tablename AS name FROM pg_tables
  WHERE schemaname !~ '^(pg_|information_schema)' AND tablename !~ '_log$' ORDER BY 1`;

function createUserProject(env: string): UserProject {
  return createProject({
    'migrate.config.ts': CONFIG,
    'models.ts': MODELS,
    'migrations/env.ts': env,
    'migrations/versions/1a_users.ts': REVISION,
  });
}

describe('an env module', () => {
  test('with one run does what there would be without it', async ({ databaseUrl }) => {
    const project = createUserProject(PLAIN);
    const env = { DATABASE_URL: databaseUrl };

    expect(await project.migrate(['upgrade', 'head'], { env })).toMatchObject({ status: 0 });
    expect(await project.migrate(['current'], { env })).toMatchObject({ status: 0, stdout: '1a (head)\n' });
    expect(await project.migrate(['check'], { env })).toMatchObject({ status: 0, stdout: '' });
  });

  test('runs the revisions in the schema of each tenant', async ({ databaseUrl, db }) => {
    await db.query(TENANT_SCHEMAS);
    const { status } = await createUserProject(TENANTS).migrate(['upgrade'], { env: { DATABASE_URL: databaseUrl } });

    expect(status).toBe(0);
    expect((await db.query(TABLES)).rows.map(({ name }) => name)).toEqual([
      'tenant_a.limbeck_version',
      'tenant_a.users',
      'tenant_b.limbeck_version',
      'tenant_b.users',
    ]);
  });

  test('whose later run fails has the runs before it listed, which stay committed', async ({ databaseUrl, db }) => {
    await db.query(`${TENANT_SCHEMAS}; CREATE TABLE tenant_b.users ()`);
    const { status, stderr } = await createUserProject(TENANTS).migrate(['upgrade'], {
      env: { DATABASE_URL: databaseUrl },
    });

    expect({ status, stderr }).toEqual({
      status: 3,
      stderr: expect.stringMatching(
        /nothing was applied: the database is at base\. On .*, the steps of 1a stay committed/,
      ),
    });
  });

  test('hands arguments to the revisions', async ({ databaseUrl, db }) => {
    await db.query(TENANT_SCHEMAS);
    await createUserProject(TENANTS).migrate(['upgrade'], { env: { DATABASE_URL: databaseUrl } });

    const { rows } = await db.query("SELECT obj_description('tenant_b.users'::regclass) AS comment");
    expect(rows).toEqual([{ comment: 'tenant_b' }]);
  });

  test('sees the -x arguments', async ({ databaseUrl, db }) => {
    await db.query(TENANT_SCHEMAS);
    await createUserProject(TENANTS).migrate(['upgrade', '-x', 'tenant=tenant_b'], {
      env: { DATABASE_URL: databaseUrl },
    });

    expect((await db.query(TABLES)).rows).toEqual([{ name: 'tenant_b.limbeck_version' }, { name: 'tenant_b.users' }]);
  });

  test('has one tenant compared for a new revision', async ({ databaseUrl, db }) => {
    await db.query(TENANT_SCHEMAS);
    const project = createUserProject(TENANTS);
    const env = { DATABASE_URL: databaseUrl };
    await project.migrate(['upgrade'], { env });
    project.write('models.ts', MODELS.replace('primaryKey()', 'primaryKey(), name: t.text().nullable()'));
    await project.migrate(['revision', '--autogenerate', '--rev-id', '2b', '-m', 'name'], { env });

    expect(project.read('migrations/versions/2b_name.ts')).toContain(
      "op.addColumn('users', 'name', text().nullable());",
    );
  });

  test('may configure the version table', async ({ databaseUrl, db }) => {
    const configured = PLAIN.replace('await', "context.configure({ versionTable: 'done' }); await");
    await createUserProject(configured).migrate(['upgrade'], { env: { DATABASE_URL: databaseUrl } });

    expect((await db.query(TABLES)).rows).toEqual([{ name: 'public.done' }, { name: 'public.users' }]);
  });

  test('may leave its runs without await', async ({ databaseUrl }) => {
    const env = { DATABASE_URL: databaseUrl };
    const project = createUserProject(PLAIN.replace('await', ''));

    expect(await project.migrate(['upgrade'], { env })).toMatchObject({ status: 0 });
  });

  test.for([
    ['never runs anything', 'export default async () => {};', 'ENV_FILE_RAN_NOTHING', 2],
    ['exports no function', 'export const run = 1;', 'ENV_FILE_HAS_NO_FUNCTION', 2],
    ['throws', 'export default () => { throw new Error("no such tenant"); };', 'MODULE_FAILED', 2],
    [
      'names a schema that is not there',
      PLAIN.replace('await', "context.configure({ defaultSchema: 'nowhere' }); await"),
      'DEFAULT_SCHEMA_MISSING',
      2,
    ],
    [
      'configures what is not there',
      PLAIN.replace('await', "context.configure({ versionTabel: 'done' }); await"),
      'UNKNOWN_SETTING',
      2,
    ],
    [
      'configures a value of the wrong kind',
      PLAIN.replace('await', 'context.configure({ versionTable: 7 }); await'),
      'INVALID_SETTING',
      2,
    ],
  ] as const)('that %s stops with an error that says so', async ([, source, code, status], { databaseUrl, db }) => {
    const project = createUserProject(`${source}\n`);
    const result = await project.migrate(['upgrade', '--json'], { env: { DATABASE_URL: databaseUrl } });

    expect({ status: result.status, output: result.stdout + result.stderr }).toEqual({
      status,
      output: expect.stringContaining(code),
    });
    expect((await db.query(TABLES)).rows).toEqual([]);
  });

  test('with a failing revision ends with the status and the place of the failure', async ({ databaseUrl }) => {
    const project = createUserProject(PLAIN);
    project.write('migrations/versions/1a_users.ts', REVISION.replace('bigint()', 'bigint().serverDefault("x")'));
    const { status, stderr } = await project.migrate(['upgrade'], { env: { DATABASE_URL: databaseUrl } });

    expect(status).toBe(3);
    expect(stderr).toContain('1a_users.ts');
  });
});

const TWO_SCHEMAS = `export default async (context) => {
  for (const name of ['tenant_a', 'tenant_b']) {
    context.staticOutput(\`-- \${name}\`);
    context.configure({ connection: context.isOfflineMode() ? undefined : await context.connect(), defaultSchema: name });
    await context.runMigrations({ comment: name });
  }
};
`;

describe('with revisionEnvironment', () => {
  const DATED = PLAIN.replace('await', "context.configure({ templateArgs: { author: 'Ada' } }); await");

  function createSigned(): UserProject {
    const project = createUserProject(DATED);
    project.write('migrate.config.ts', CONFIG.replace('env:', 'revisionEnvironment: true, env:'));
    const header = '/** {{message}}, by {{author}} */\nexport const revision = {{revision}};\n';
    const links = ['downRevision', 'branchLabels', 'dependsOn'].map((name) => `export const ${name} = {{${name}}};\n`);
    const body = 'export function upgrade() {\n  {{upgrade}}\n}\nexport function downgrade() {\n  {{downgrade}}\n}\n';
    project.write('migrations/script.ts.template', `${header}${links.join('')}{{imports}}\n${body}`);
    return project;
  }

  test('is run for a revision that is not generated, without a database', async () => {
    const project = createSigned();
    const { stdout } = await project.migrate(['revision', '-m', 'more']);

    expect(readFileSync(stdout.trim(), 'utf8')).toContain('/** more, by Ada */');
  });

  test('is run for a merge', async () => {
    const project = createSigned();
    await project.migrate(['revision', '-m', 'other', '--head', 'base', '--rev-id', 'bb']);
    const { stdout } = await project.migrate(['merge', '-m', 'both', 'heads']);

    expect(readFileSync(stdout.trim(), 'utf8')).toContain('/** both, by Ada */');
  });
});

describe('an env module, while a script is written', () => {
  test('puts the script of each tenant after the other', async ({ db }) => {
    await db.query(TENANT_SCHEMAS);
    const { status, stdout } = await createUserProject(TWO_SCHEMAS).migrate(['upgrade', '--sql']);
    await runScript(db, stdout);

    expect(status).toBe(0);
    expect((await db.query(TABLES)).rows.map(({ name }) => name)).toEqual([
      'tenant_a.limbeck_version',
      'tenant_a.users',
      'tenant_b.limbeck_version',
      'tenant_b.users',
    ]);
    expect((await db.query("SELECT obj_description('tenant_b.users'::regclass) AS comment")).rows).toEqual([
      { comment: 'tenant_b' },
    ]);
  });

  test('writes a script that stops where a schema is missing', async ({ db }) => {
    const { stdout } = await createUserProject(TWO_SCHEMAS).migrate(['upgrade', '--sql']);

    await expect(runScript(db, stdout)).rejects.toThrow('The schema tenant_a does not exist');
    expect((await db.query(TABLES)).rows).toEqual([]);
  });

  test('may start at the current revision, set a tag, and write other SQL', async () => {
    const env = `export default async (context) => {
  context.configure({ startingRev: '1a', tag: 'nightly' });
  await context.execute('SELECT $1', [[...context.getRevisionArgument(), context.getTagArgument()].join()]);
  await context.runMigrations();
};
`;
    const project = createUserProject(env);
    project.write(
      'migrations/versions/2b.mjs',
      `export const revision = '2b';
export const downRevision = '1a';
export const upgrade = (op) => op.execute('SELECT $1', [op.getContext().tag]);
`,
    );
    const { stdout } = await project.migrate(['upgrade', 'head', '--sql', '--tag', 'mine']);

    expect(stdout.split('\n').filter((line) => /^SELECT.*;$|users/.test(line))).toEqual([
      "SELECT 'head,mine';",
      "SELECT 'nightly';",
    ]);
  });

  test('may hand the script to an outputBuffer', async () => {
    const env = `import { createWriteStream } from 'node:fs';
export default async (context) => {
  const outputBuffer = createWriteStream(new URL('script.sql', import.meta.url));
  context.configure({ outputBuffer });
  await context.runMigrations();
  await new Promise((resolve) => outputBuffer.end(resolve));
};
`;
    const project = createUserProject(env);
    const { stdout } = await project.migrate(['upgrade', '--sql']);

    expect(stdout).toBe('');
    expect(project.read('migrations/script.sql')).toMatch(/^BEGIN;[\s\S]*COMMIT;\n$/);
  });

  test('writes no BEGIN and COMMIT if the DDL must not be transactional', async () => {
    const env = PLAIN.replace('await', 'context.configure({ transactionalDdl: false }); await');
    const { stdout } = await createUserProject(env).migrate(['upgrade', '--sql']);

    expect(stdout).toContain('CREATE TABLE users');
    expect(stdout).not.toMatch(/BEGIN|COMMIT/);
  });

  test('has no connection to bind to', async () => {
    const { status, stderr } = await createUserProject(PLAIN.replace('await', 'context.getBind(); await')).migrate([
      'upgrade',
      '--sql',
    ]);

    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('CONNECTION_NEEDED') });
  });
});
