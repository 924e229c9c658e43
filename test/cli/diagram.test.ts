import { expect } from 'vitest';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

const MODELS = `import { MetaData } from 'limbeck/schema';
const metadata = new MetaData();
const users = metadata.table('users', {
  id: metadata.t.bigint().primaryKey(),
  email: metadata.t.varchar(255),
  managerId: metadata.t.bigint().nullable().references('users.id'),
});
metadata.table('orders', {
  id: metadata.t.bigint().primaryKey(),
  userId: metadata.t.bigint().references(() => users.c.id),
});
metadata.table('<b>"&', { id: metadata.t.bigint().primaryKey().references(() => users.c.id), 'a b': metadata.t.text() });
export { metadata };
`;

test('diagram draws models without a database, and escapes their names', async () => {
  const project = createProject({
    'migrate.config.ts': "export default { target: './models.ts' };",
    'models.ts': MODELS,
  });
  const run = async (...args: string[]) => (await project.migrate(['diagram', ...args])).stdout;

  expect(await run('users', 'o*', '--format', 'mermaid')).toBe(`erDiagram
  t0["users"] {
    bigint id PK
    varchar_255 email
    bigint manager_id FK "nullable"
  }
  t1["orders"] {
    bigint id PK
    bigint user_id FK
  }
  t0 }o--o| t0 : "manager_id"
  t1 }o--|| t0 : "user_id"
`);
  const { references, tables } = JSON.parse(await run('--json', '--columns', 'keys'));
  expect(tables[0]).toMatchObject({ name: 'users', hidden: 1 });
  expect(references.at(-1)).toMatchObject({ to: 'users', isUnique: true, isOptional: false });

  expect(await run('--out', 'drawn/tables.svg')).toMatch(/tables\.svg\n$/);
  const svg = project.read('drawn/tables.svg');
  expect(svg).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
  expect(svg).toContain('&lt;b&gt;&quot;&amp;');
  expect(svg).not.toContain('<b>');
  expect(await run('--format', 'dot')).toContain('<b>&lt;b&gt;&quot;&amp;</b>');
  expect((await project.migrate(['diagram', 'nothing'])).stderr).toContain('[INVALID_ARGUMENT]');
});

test('diagram draws the tables of a database, of SQL and of a revision', async ({ db, databaseUrl }) => {
  const project = createProject({
    'migrate.config.ts': 'export default { url: process.env.DATABASE_URL };',
    'schema.sql': 'CREATE TABLE of_file (id int PRIMARY KEY);',
    'migrations/versions/aaaa.sql':
      '-- a\n--\n-- Revision ID: aaaa\n-- Revises:\n\n-- migrate: upgrade\nCREATE TABLE of_revision (id int);\n\n-- migrate: downgrade\nDROP TABLE of_revision;\n',
  });
  await db.query('CREATE TABLE of_database (id int) PARTITION BY RANGE (id)');
  await db.query('CREATE TABLE part PARTITION OF of_database DEFAULT');
  const namesOf = async (...args: string[]) => {
    const { stdout } = await project.migrate(['diagram', '--json', ...args], { env: { DATABASE_URL: databaseUrl } });
    return JSON.parse(stdout).tables.map(({ name }: { name: string }) => name);
  };

  expect(await namesOf()).toEqual(['of_database']);
  expect(await namesOf('--from', 'schema.sql')).toEqual(['of_file']);
  expect(await namesOf('--from', 'head')).toEqual(['of_revision']);
});
