import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

const MODELS = `import { check, MetaData, sql } from 'limbeck/schema';

export const metadata = new MetaData();
const { table, t } = metadata;
table('bills', { total: t.numeric(12, 2).serverDefault(0), paid: t.boolean() }, [check('positive', sql\`total > 0\`)]);
`;

const COLUMNS = `import { numeric } from 'limbeck/schema';

export const money = () => numeric(12, 2);
export const NOTHING = 0;
`;

/** A project whose `renderItem` is this source. */
function projectWith(renderItem: string, settings = '') {
  return createProject({
    'models.ts': MODELS,
    'columns.ts': COLUMNS,
    'migrate.config.ts': `import { defineConfig } from 'limbeck';

export default defineConfig({
  target: './models.ts',
  url: process.env.DATABASE_URL,
  renderItem: ${renderItem},
  ${settings}
});
`,
  });
}

const REVISION = 'migrations/versions/aa.ts';
const AUTOGENERATE = ['revision', '--autogenerate', '--rev-id', 'aa'];
const NAMED = "fileTemplate: '%(rev)s',";

describe('renderItem', () => {
  test('says a type and a default by what it imports, in a revision that runs', async ({ databaseUrl }) => {
    const project = projectWith(
      `({ kind, object }) =>
        kind === 'type' && object.sql === 'numeric(12,2)' ? { source: 'money()', imports: ["import { money } from '../../columns.js';"] }
        : kind === 'serverDefault' ? { source: 'NOTHING', imports: ["import { NOTHING } from '../../columns.js';"] }
        : null`,
      NAMED,
    );
    const env = { DATABASE_URL: databaseUrl };
    await project.migrate(AUTOGENERATE, { env });

    expect(project.read(REVISION)).toContain('total: money().serverDefault(NOTHING),');
    expect(project.read(REVISION)).toContain("import { money } from '../../columns.js';");
    expect(await project.migrate(['upgrade'], { env })).toMatchObject({ status: 0 });
    expect(await project.migrate(['check'], { env })).toMatchObject({ status: 0 });
  });

  test('is asked for the constraints of a new table, with the table', async ({ databaseUrl }) => {
    const project = projectWith(
      "(item) => item.kind === 'check' && item.table.name === 'bills' && 'check(\\'by_hand\\', sql`' + item.object.expression + '`)'",
      NAMED,
    );
    await project.migrate(AUTOGENERATE, { env: { DATABASE_URL: databaseUrl } });

    expect(project.read(REVISION)).toMatch(/check\('by_hand', sql`.*total/);
  });

  test('that returns no source is refused before anything is written', async ({ databaseUrl }) => {
    const project = projectWith("({ kind }) => kind === 'column' && { code: 'text()' }");
    const { status, stderr } = await project.migrate(AUTOGENERATE, { env: { DATABASE_URL: databaseUrl } });

    expect(status).toBe(2);
    expect(stderr).toContain('For a column it returned something else');
    expect(project.list()).not.toContain(REVISION);
  });
});
