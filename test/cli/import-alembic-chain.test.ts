import { expect } from 'vitest';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

const CONFIG = `import { defineConfig } from 'limbeck';
export default defineConfig({ url: process.env.DATABASE_URL, versionTable: 'alembic_version' });
`;

interface Facts {
  readonly id: string;
  readonly down: readonly string[];
  readonly labels?: readonly string[];
  readonly needs?: readonly string[];
}

/** A line of so many revisions: `shop00`, `shop01`, … */
function line(name: string, count: number, first: Omit<Facts, 'id'>): readonly Facts[] {
  return Array.from({ length: count }, (_, at) => {
    const id = `${name}${String(at).padStart(2, '0')}`;
    return at === 0 ? { ...first, id } : { id, down: [`${name}${String(at - 1).padStart(2, '0')}`] };
  });
}

const FIFTY: readonly Facts[] = [
  ...line('trunk', 10, { down: [] }),
  ...line('shop', 12, { down: ['trunk09'], labels: ['shop'] }),
  ...line('site', 12, { down: ['trunk09'], labels: ['cms', 'web'] }),
  ...line('joined', 11, { down: ['shop11', 'site11'] }),
  ...line('audit', 5, { down: [], labels: ['audit'], needs: ['trunk03', 'cms'] }),
];

function pythonOf({ id, down, labels = [], needs = [] }: Facts): string {
  const literal = (names: readonly string[]) =>
    names.length > 1
      ? `(${names.map((name) => `'${name}'`).join(', ')})`
      : names.length === 1
        ? `'${names[0]}'`
        : 'None';
  return `"""step ${id}

Revision ID: ${id}
Revises: ${down.join(', ')}
Create Date: 2024-01-02 10:00:00.000000

"""
from typing import Sequence, Union

revision: str = '${id}'
down_revision: Union[str, Sequence[str], None] = ${literal(down)}
branch_labels: Union[str, Sequence[str], None] = ${literal(labels)}
depends_on: Union[str, Sequence[str], None] = ${literal(needs)}


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
`;
}

test('fifty revisions of Alembic go on where the database is', async ({ databaseUrl, db }) => {
  const files = FIFTY.map((facts) => [`alembic/versions/${facts.id}_step.py`, pythonOf(facts)]);
  const project = createProject({ 'migrate.config.ts': CONFIG, ...Object.fromEntries(files) });
  const run = async (command: string) => {
    const { status, stdout, stderr } = await project.migrate(command.split(' '), {
      env: { DATABASE_URL: databaseUrl },
    });
    return status === 0 ? stdout : stderr;
  };
  const rows = async () => (await db.query('SELECT version_num FROM alembic_version ORDER BY 1')).rows;
  const rowsOf = (...ids: readonly string[]) => ids.map((id) => ({ version_num: id }));
  await db.query('CREATE TABLE alembic_version (version_num varchar(32) NOT NULL PRIMARY KEY)');
  await db.query("INSERT INTO alembic_version VALUES ('shop05'), ('audit01')");

  await run('import-alembic alembic --no-alembic');
  expect((await run('history')).split('\n')).toHaveLength(51);
  expect(await run('current')).toBe('audit01\nshop05\nsite00\n');
  await run('upgrade heads');
  expect(await rows()).toEqual(rowsOf('audit04', 'joined10'));
  await run('downgrade shop@shop02');
  expect(await rows()).toEqual(rowsOf('audit04', 'shop02', 'site11'));
  await run('revision -m more --head audit@head --rev-id audit05');
  await run('upgrade audit@head');
  expect(await rows()).toEqual(rowsOf('audit05', 'shop02', 'site11'));
});
