import { expect } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

test('a sequence keeps its position when the table that owned it moves to another schema', async ({
  databaseUrl,
  db,
}) => {
  await db.query(`CREATE SCHEMA archive; CREATE TABLE ticket (n integer);
    CREATE SEQUENCE numbers OWNED BY ticket.n; SELECT setval('numbers', 41)`);
  const { folder } = createProject({
    'schema.sql': 'CREATE SCHEMA archive; CREATE TABLE archive.ticket (n integer); CREATE SEQUENCE numbers;',
  });
  const input = { cwd: folder, settings: { url: databaseUrl, target: './schema.sql', includeSchemas: true } };

  await commands.revision(input, { autogenerate: true, renameTable: ['ticket:archive.ticket'] });
  await commands.upgrade(input);
  const afterUpgrade = await db.query(`SELECT nextval('public.numbers')::integer AS next`);
  await commands.downgrade(input, { revision: 'base' });
  const afterDowngrade = await db.query(`SELECT nextval('public.numbers')::integer AS next`);

  expect([afterUpgrade.rows, afterDowngrade.rows]).toEqual([[{ next: 42 }], [{ next: 43 }]]);
});
