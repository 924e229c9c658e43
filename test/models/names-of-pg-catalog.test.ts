import { expect } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

const MODELS = `import { MetaData } from 'limbeck/schema';
const metadata = new MetaData();
export default metadata;
const { table, t } = metadata;
const date = metadata.enum('date', ['a', 'b']);
metadata.function('gen_random_uuid', { returns: 'uuid', language: 'sql', as: "SELECT md5('x')::uuid", comment: 'ours' });
table('pg_class', { id: t.bigint().primaryKey(), day: date(), days: date().array(), made: t.date() }, () => [], {
  comment: 'ours',
});
`;

test('models can have names of pg_catalog', async ({ databaseUrl, db }) => {
  const { folder } = createProject({ 'models.ts': MODELS });
  const input = { cwd: folder, settings: { url: databaseUrl, target: './models.ts' } };

  await commands.revision(input, { autogenerate: true, format: 'sql' });
  await commands.upgrade(input);

  expect((await db.query(TYPES)).rows[0]).toEqual({ types: ['bigint', 'public.date', 'public.date[]', 'date'] });
  expect((await commands.check(input)).differences).toEqual([]);
  await commands.downgrade(input, { revision: 'base' });
});

const TYPES = `SELECT array_agg(atttypid::regtype::pg_catalog.text ORDER BY attnum) AS types
  FROM pg_catalog.pg_attribute WHERE attrelid = 'public.pg_class'::regclass AND attnum > 0`;
