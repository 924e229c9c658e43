import { expect } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

test('tables in files that import each other refer to each other', async ({ databaseUrl }) => {
  const { folder } = createProject({
    'metadata.ts': `import { MetaData } from 'limbeck/schema';
export const metadata = new MetaData();
`,
    'teams.ts': `import type { ColumnRef } from 'limbeck/schema';
import { metadata } from './metadata.ts';
import { players } from './players.ts';
const { table, t } = metadata;
export const teams = table('teams', {
  id: t.bigint().primaryKey(),
  leaderId: t.bigint().nullable().references((): ColumnRef => players.c.id),
});
export { metadata };
`,
    'players.ts': `import type { ColumnRef } from 'limbeck/schema';
import { metadata } from './metadata.ts';
import { teams } from './teams.ts';
const { table, t } = metadata;
export const players = table('players', {
  id: t.bigint().primaryKey(),
  teamId: t.bigint().references((): ColumnRef => teams.c.id),
});
`,
  });

  const report = await commands.check({ cwd: folder, settings: { url: databaseUrl, target: './teams.ts' } });

  expect(report.differences).toEqual([
    'create table teams',
    'create table players',
    'add foreign key teams_leader_id_fkey (leader_id) references players (id) to teams',
  ]);
});
