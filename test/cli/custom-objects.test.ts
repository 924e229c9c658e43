import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { createProject, type UserProject } from '../support/project.js';

const DOCUMENT = readFileSync(join(import.meta.dirname, '../../docs/directives.md'), 'utf8');

/** The piece of code that docs/directives.md has for this file. */
function documented(path: string): string {
  const [, code] = DOCUMENT.split(`\`\`\`ts\n// ${path}\n`);
  return code?.split('\n```')[0] ?? '';
}

const MODELS = `import { MetaData } from 'limbeck/schema';

export const metadata = new MetaData();
const { table, t } = metadata;

export const users = table('users', { id: t.bigint(), email: t.text(), isActive: t.boolean() });
`;

async function projectWithView(databaseUrl: string): Promise<UserProject> {
  const project = createProject({
    'models.ts': MODELS,
    'migrations/views.ts': documented('migrations/views.ts'),
    'migrate.config.ts': `import { defineConfig } from 'limbeck';
import { compareViews } from './migrations/views.ts';

export default defineConfig({ target: './models.ts', url: '${databaseUrl}', comparators: [compareViews] });
`,
  });
  await succeed(project, 'revision --autogenerate -m first', 'upgrade head');
  return project;
}

async function succeed(project: UserProject, ...lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    const { status, stderr } = await project.migrate(line.split(' '));
    expect(status, stderr).toBe(0);
  }
}

const TEXT_OF_VIEW = "SELECT obj_description('active_users'::regclass) AS text";

describe('a comparator as the documents show it', () => {
  test('takes part in autogenerate and check', async ({ databaseUrl, db }) => {
    const project = await projectWithView(databaseUrl);

    await succeed(project, 'check');
    expect((await db.query(TEXT_OF_VIEW)).rows).toEqual([{ text: 'SELECT id, email FROM users WHERE is_active' }]);
  });

  test('replaces what has changed around the change of its table, and the downgrade restores it', async ({
    databaseUrl,
    db,
  }) => {
    const project = await projectWithView(databaseUrl);
    const views = project.read('migrations/views.ts');
    project.write('migrations/views.ts', views.replace('SELECT id, email FROM', 'SELECT id FROM'));
    project.write('models.ts', MODELS.replace(', email: t.text()', ''));

    expect((await project.migrate(['check'])).stdout.trim().split('\n')).toEqual([
      'drop view active_users',
      'drop column users.email',
      '    Destroys data: drops users.email.',
      'create view active_users',
    ]);
    await succeed(project, 'revision --autogenerate -m second', 'upgrade head', 'check', 'downgrade -1');
    expect((await db.query(TEXT_OF_VIEW)).rows).toEqual([{ text: 'SELECT id, email FROM users WHERE is_active' }]);
  });
});

const MAY_READ = "SELECT has_table_privilege('pg_monitor', 'open', 'SELECT') AS granted";

describe('a directive as the documents show it', () => {
  test('is a function that takes op', async ({ databaseUrl, db }) => {
    const project = createProject({
      'migrate.config.ts': `export default { url: '${databaseUrl}' };\n`,
      'migrations/directives.ts': documented('migrations/directives.ts'),
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
