import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { createProject, type UserProject } from '../support/project.js';

const MODELS = `import { MetaData } from 'limbeck/schema';

export const metadata = new MetaData();
const { table, t } = metadata;
table('users', { name: t.text(), id: t.bigint().primaryKey() });
table('tags', { label: t.text() });
`;

const VERSIONS = 'migrations/versions';
const FILES = ['migrate.config.ts', 'models.ts', 'package.json'];

/** A project whose settings process directives by this source. */
function projectWith(process: string): UserProject {
  return createProject({
    'models.ts': MODELS,
    'migrate.config.ts': `import { defineConfig, Rewriter } from 'limbeck';

export default defineConfig({
  target: './models.ts',
  url: process.env.DATABASE_URL,
  fileTemplate: '%(rev)s',
  processRevisionDirectives: ${process},
});
`,
  });
}

describe('processRevisionDirectives', () => {
  test('that returns nothing to write prevents the file, and check finds nothing', async ({ databaseUrl }) => {
    const project = projectWith('() => []');
    const env = { DATABASE_URL: databaseUrl };

    expect(await project.migrate(['revision', '--autogenerate'], { env })).toMatchObject({ status: 0, stdout: '' });
    expect(project.list()).toEqual(FILES);
    expect((await project.migrate(['check'], { env })).status).toBe(0);
  });

  test('rewrites operations by their kind, up and down', async ({ databaseUrl }) => {
    const project = projectWith(`[
      new Rewriter().rewrites('createTable', (create) => {
        const columns = create.table.columns.toSorted((a, b) => a.name.localeCompare(b.name));
        return { ...create, table: { ...create.table, columns }, ifNotExists: true };
      }).process,
      new Rewriter().rewrites(['dropTable', 'dropColumn'], (drop) => [{ ...drop, ifExists: true }]).process,
    ]`);
    await project.migrate(['revision', '--autogenerate', '--rev-id', 'aa'], { env: { DATABASE_URL: databaseUrl } });
    const text = project.read(`${VERSIONS}/aa.ts`);

    expect(text).toMatch(/id: bigint\(\),\s+name: text\(\),/);
    expect(text).toContain('{ ifNotExists: true }');
    expect(text).toContain("await op.dropTable('users', { ifExists: true });");
  });

  test('makes several revisions of one, which come after each other', async ({ databaseUrl }) => {
    const project = projectWith(`([directive]) => directive.upgradeOps.map((operation, position) => ({
      ...directive,
      revId: 'r' + position,
      message: 'part ' + position,
      head: position === 0 ? directive.head : 'r' + (position - 1),
      upgradeOps: [operation],
      downgradeOps: [],
    }))`);
    const env = { DATABASE_URL: databaseUrl };
    const { stdout } = await project.migrate(['revision', '--autogenerate'], { env });

    expect(stdout.trim().split('\n')).toHaveLength(2);
    expect(project.read(`${VERSIONS}/r1.ts`)).toContain("downRevision = 'r0'");
    expect(await project.migrate(['upgrade'], { env })).toMatchObject({ status: 0 });
    expect((await project.migrate(['check'], { env })).status).toBe(0);
  });

  test('changes a revision that is not generated', async () => {
    const project = projectWith(`(directives, { autogenerate }) =>
      directives.map((directive) => ({
        ...directive,
        revId: 'mine',
        upgradeOps: [{ kind: 'execute', sql: 'SELECT 1', reverse: null, description: String(autogenerate) }],
      }))`);
    await project.migrate(['revision', '-m', 'by hand']);

    expect(project.read(`${VERSIONS}/mine.ts`)).toContain("await op.execute('SELECT 1');");
  });

  test('that cannot be placed leaves no file', async ({ databaseUrl }) => {
    const project = projectWith(`([directive]) => [directive, { ...directive, revId: 'zz', head: 'nowhere' }]`);
    const { status } = await project.migrate(['revision', '--autogenerate'], { env: { DATABASE_URL: databaseUrl } });

    expect(status).toBe(2);
    expect(project.list()).toEqual(FILES);
  });

  test('that forgets to return is an error that says so', async ({ databaseUrl }) => {
    const project = projectWith('() => {}');
    const { status, stderr } = await project.migrate(['check'], { env: { DATABASE_URL: databaseUrl } });

    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('DIRECTIVES_NOT_RETURNED') });
  });
});

test('templateArgs fill placeholders of the template', async () => {
  const project = createProject({
    'migrate.config.ts': `export default { templateArgs: { team: 'billing' } };\n`,
    'migrations/script.sql.template':
      '-- {{message}} of {{team}}\n-- Revision ID: {{id}}\n-- Revises: {{revises}}\n-- migrate: upgrade\n{{upgrade}}\n-- migrate: downgrade\n{{downgrade}}\n',
  });
  await project.migrate(['revision', '-m', 'invoices', '--format', 'sql', '--rev-id', 'aa']);

  expect(project.read(`${VERSIONS}/aa_invoices.sql`)).toContain('-- invoices of billing\n');
});
