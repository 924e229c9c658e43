import { execFile } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { createProject, type UserProject } from '../support/project.js';

const ROOT = join(import.meta.dirname, '../..');
const COOKBOOK = readFileSync(join(ROOT, 'docs/cookbook.md'), 'utf8');
const ENV_FILES = readFileSync(join(ROOT, 'docs/env.md'), 'utf8');

/** The code that a document shows for a file. A comment in its first line names the file. */
function documented(path: string, document = COOKBOOK): string {
  const [, code] = document.split(`\`\`\`ts\n// ${path}\n`);
  expect(code, path).toBeDefined();
  return code?.split('\n```')[0] ?? '';
}

/** A project of these files of the cookbook, each with its path or with another one. */
function cook(files: Readonly<Record<string, string>>): UserProject {
  const project = createProject(files);
  symlinkSync(join(ROOT, 'node_modules/pg'), join(project.folder, 'node_modules/pg'), 'junction');
  return project;
}

const REVISION = 'migrations/versions/1a_currencies.ts';
const CURRENCIES = { [REVISION]: documented(REVISION) };
const CODES = 'SELECT code FROM currencies ORDER BY 1';
const TABLES =
  "SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname !~ '^(pg_|inf)' AND tablename <> 'limbeck_version_log' ORDER BY 1";

const MODELS = `import { MetaData } from 'limbeck/schema';
export const metadata = new MetaData();
const { t } = metadata;
metadata.table('posts', { madeAt: t.timestamptz(), title: t.text(), authorId: t.bigint(), id: t.bigint() });
`;

async function run(project: UserProject, file: string, databaseUrl: string) {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, DATABASE_URL: databaseUrl };
  return promisify(execFile)(process.execPath, [file], { cwd: project.folder, env });
}

/** What autogenerate writes with the config of a recipe. */
async function generate(recipe: string, databaseUrl: string): Promise<string> {
  const config = documented(`${recipe}/migrate.config.ts`);
  const project = cook({ 'migrate.config.ts': config, 'models.ts': MODELS });
  const { stdout } = await project.migrate(['revision', '--autogenerate', '--rev-id', 'aa', '-m', 'x'], {
    env: { DATABASE_URL: databaseUrl },
  });
  expect(stdout).toContain('aa_x.ts');
  return project.read('migrations/versions/aa_x.ts');
}

describe('docs/cookbook.md', () => {
  test.for([
    [[], []],
    [
      ['-x', 'data'],
      [{ code: 'CHF' }, { code: 'EUR' }],
    ],
  ] as const)('does parts of a revision by -x: %j', async ([args, rows], { databaseUrl, db }) => {
    await cook(CURRENCIES).migrate(['upgrade', ...args], { env: { DATABASE_URL: databaseUrl } });

    expect((await db.query(CODES)).rows).toEqual(rows);
  });

  test('shares a connection with tests, which leave nothing behind', async ({ databaseUrl, db }) => {
    const file = 'test/currencies.test.mjs';
    const { stdout } = await run(cook({ ...CURRENCIES, [file]: documented(file) }), file, databaseUrl);

    expect(stdout).toContain('pass 1');
    expect((await db.query(TABLES)).rows).toEqual([]);
  });

  test('upgrades when a program starts', async ({ databaseUrl }) => {
    const project = cook({ ...CURRENCIES, 'server.mjs': documented('server.mjs') });
    const outputs = await Promise.all([1, 2].map(() => run(project, 'server.mjs', databaseUrl)));

    expect(outputs.map(({ stdout }) => stdout).sort()).toEqual([
      '0 revisions applied; at 1a\n',
      '1 revisions applied; at 1a\n',
    ]);
  });

  test('writes no empty revision', async () => {
    const config = documented('no-empty-revisions/migrate.config.ts');
    const project = cook({ 'migrate.config.ts': config, 'models.ts': MODELS });

    expect(await project.migrate(['revision', '-m', 'nothing'])).toMatchObject({ status: 0, stdout: '' });
    expect(project.list()).not.toContain('migrations');
  });

  test('sorts the columns of a new table', async ({ databaseUrl }) => {
    expect(await generate('sorted-columns', databaseUrl)).toMatch(/id: .*\s+author_id: .*\s+title: .*\s+made_at: /);
  });

  test('says IF EXISTS and IF NOT EXISTS everywhere', async ({ databaseUrl }) => {
    const text = await generate('if-exists', databaseUrl);

    expect(text).toContain('{ ifNotExists: true }');
    expect(text).toContain('{ ifExists: true }');
  });

  test('makes a new database from the models', async ({ databaseUrl, db }) => {
    const models = MODELS.replace(/metadata\.table.*/, "metadata.table('currencies', { code: t.text() });");
    const files = { ...CURRENCIES, 'models.mjs': models, 'create.mjs': documented('create.mjs') };
    await run(cook(files), 'create.mjs', databaseUrl);

    expect((await db.query(TABLES)).rows.map(({ name }) => name)).toEqual([
      'public.currencies',
      'public.limbeck_version',
    ]);
    expect((await db.query('SELECT version_num AS id FROM limbeck_version')).rows).toEqual([{ id: '1a' }]);
  });
});

describe('docs/env.md', () => {
  test('has an env module for a schema of each tenant', async ({ databaseUrl, db }) => {
    await db.query('CREATE SCHEMA tenant_acme; CREATE SCHEMA tenant_umbrella');
    const [, section = ''] = ENV_FILES.split('## A schema for each tenant');
    const project = cook({
      ...CURRENCIES,
      'migrate.config.ts': "export default { env: './migrations/env.ts' };\n",
      'migrations/env.ts': documented('migrations/env.ts', section),
    });
    const { status } = await project.migrate(['upgrade'], { env: { DATABASE_URL: databaseUrl } });

    expect(status).toBe(0);
    expect((await db.query(TABLES)).rows.map(({ name }) => name)).toEqual([
      'tenant_acme.currencies',
      'tenant_acme.limbeck_version',
      'tenant_umbrella.currencies',
      'tenant_umbrella.limbeck_version',
    ]);
  });
});
