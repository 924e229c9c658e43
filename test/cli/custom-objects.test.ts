import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { createProject, type UserProject } from '../support/project.js';

/** The piece of code that a document has for this file. */
function documented(document: string, path: string): string {
  const text = readFileSync(join(import.meta.dirname, '../../docs', document), 'utf8');
  const [, code] = text.split(`\`\`\`ts\n// ${path}\n`);
  return code?.split('\n```')[0] ?? '';
}

const MODELS = `import { MetaData } from 'limbeck/schema';

export const metadata = new MetaData();
const { table, t } = metadata;

export const roles = table('app_roles', { name: t.text().primaryKey(), description: t.text() });
`;

async function projectWithRoles(databaseUrl: string): Promise<UserProject> {
  const project = createProject({
    'models.ts': MODELS,
    'migrations/roles.ts': documented('customize.md', 'migrations/roles.ts'),
    'migrate.config.ts': `import { defineConfig } from 'limbeck';
import { compareRoles } from './migrations/roles.ts';

export default defineConfig({ target: './models.ts', url: '${databaseUrl}', comparators: [compareRoles] });
`,
  });
  await succeed(project, 'revision --autogenerate -m first', 'upgrade head');
  await succeed(project, 'revision --autogenerate -m second', 'upgrade head');
  return project;
}

async function succeed(project: UserProject, ...lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    const { status, stderr } = await project.migrate(line.split(' '));
    expect(status, stderr).toBe(0);
  }
}

const ROLES = 'SELECT name, description FROM app_roles ORDER BY name';
const ADMIN = { name: 'admin', description: 'May do everything' };

describe('the comparator in docs/customize.md', () => {
  test('takes part in autogenerate and check', async ({ databaseUrl, db }) => {
    const project = await projectWithRoles(databaseUrl);

    await succeed(project, 'check');
    expect((await db.query(ROLES)).rows).toEqual([ADMIN]);
  });

  test('writes revisions whose downgrade restores the rows', async ({ databaseUrl, db }) => {
    const project = await projectWithRoles(databaseUrl);
    const roles = project.read('migrations/roles.ts');
    project.write('migrations/roles.ts', roles.replace("admin: 'May do everything'", 'guest: "May read"'));

    expect((await project.migrate(['check'])).stdout.trim().split('\n')).toEqual([
      'delete role admin',
      'insert role guest',
    ]);
    await succeed(project, 'revision --autogenerate -m third', 'upgrade head', 'check', 'downgrade -1');
    expect((await db.query(ROLES)).rows).toEqual([ADMIN]);
  });
});

/** A view stands for an object that Limbeck does not manage: its models declare none. */
const DROPS_VIEW = `async ({ query }) => {
  const { rows } = await query("SELECT 1 FROM pg_views WHERE viewname = 'emails'");
  return rows.map(() => ({
    description: 'drop view emails',
    upgrade: 'DROP VIEW emails',
    downgrade: 'CREATE VIEW emails AS SELECT email FROM users',
    before: true,
  }));
}`;

describe('a change of a comparator with before: true', () => {
  test('runs before the tables change, and is reverted after them', async ({ databaseUrl, db }) => {
    await db.query('CREATE TABLE users (id bigint NOT NULL, email text NOT NULL)');
    await db.query('CREATE VIEW emails AS SELECT email FROM users');
    const project = createProject({
      'models.ts': `import { MetaData } from 'limbeck/schema';
export const metadata = new MetaData();
metadata.table('users', { id: metadata.t.bigint() });
`,
      'migrate.config.ts': `export default { target: './models.ts', url: '${databaseUrl}', comparators: [${DROPS_VIEW}] };\n`,
    });

    await succeed(project, 'revision --autogenerate --no-try -m drop', 'upgrade head', 'check', 'downgrade base');
    expect((await db.query('SELECT email FROM emails')).rows).toEqual([]);
  });
});

const MAY_READ = "SELECT has_table_privilege('pg_monitor', 'open', 'SELECT') AS granted";

describe('a directive as the documents show it', () => {
  test('is a function that takes op', async ({ databaseUrl, db }) => {
    const project = createProject({
      'migrate.config.ts': `export default { url: '${databaseUrl}' };\n`,
      'migrations/directives.ts': documented('directives.md', 'migrations/directives.ts'),
      'migrations/versions/a.ts': `import type { Operations } from 'limbeck';
import { grantSelect, revokeSelect } from '../directives.ts';

export const revision = 'a';
export const downRevision = null;
export const branchLabels = null;
export const dependsOn = null;

const grant = { table: 'open', role: 'pg_monitor' };

export async function upgrade(op: Operations): Promise<void> {
  await grantSelect(op, grant);
}

export async function downgrade(op: Operations): Promise<void> {
  await revokeSelect(op, grant);
}
`,
    });
    await db.query('CREATE TABLE open ()');

    await succeed(project, 'upgrade head');
    expect((await db.query(MAY_READ)).rows).toEqual([{ granted: true }]);
    await succeed(project, 'downgrade base');
    expect((await db.query(MAY_READ)).rows).toEqual([{ granted: false }]);
  });
});
