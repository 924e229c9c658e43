// The same chain of N small revisions for each contestant. Each one creates a table.

const PG_MIGRATE_NUMBERS_FROM = 1_000_000_000_000;

const idOf = (number) => number.toString(16).padStart(12, '0');

const numbersUpTo = (count) => Array.from({ length: count }, (_, index) => index + 1);

const filesOf = (count, file) => Object.fromEntries(numbersUpTo(count).map(file));

const upSql = (number) => `CREATE TABLE step_${number} (id integer NOT NULL, note text, PRIMARY KEY (id));`;
const downSql = (number) => `DROP TABLE step_${number};`;

export function limbeckRevisions(count, format) {
  const folder = 'migrations/versions';
  const body = format === 'sql' ? limbeckSql : limbeckTypescript;
  return filesOf(count, (number) => [`${folder}/${idOf(number)}_step.${format}`, body(number)]);
}

function limbeckTypescript(number) {
  const down = number === 1 ? null : idOf(number - 1);
  return `/**
 * step ${number}
 *
 * Revision ID: ${idOf(number)}
 * Revises: ${down ?? ''}
 * Create Date: 2026-03-02 09:14:55.120394
 */
import type { Operations } from 'limbeck';
import { integer, text } from 'limbeck/schema';

export const revision = '${idOf(number)}';
export const downRevision = ${down === null ? 'null' : `'${down}'`};
export const branchLabels = null;
export const dependsOn = null;

export async function upgrade(op: Operations): Promise<void> {
  await op.createTable('step_${number}', { id: integer().primaryKey(), note: text().nullable() });
}

export async function downgrade(op: Operations): Promise<void> {
  await op.dropTable('step_${number}');
}
`;
}

function limbeckSql(number) {
  return `-- step ${number}
--
-- Revision ID: ${idOf(number)}
-- Revises: ${number === 1 ? 'base' : idOf(number - 1)}
-- Create Date: 2026-03-02 09:14:55.120394

-- migrate: upgrade
${upSql(number)}

-- migrate: downgrade
${downSql(number)}
`;
}

export function alembicRevisions(count) {
  return filesOf(count, (number) => {
    const down = number === 1 ? null : idOf(number - 1);
    const text = `"""step ${number}

Revision ID: ${idOf(number)}
Revises: ${down ?? ''}
Create Date: 2026-03-02 09:14:55.120394

"""
from alembic import op
import sqlalchemy as sa

revision = '${idOf(number)}'
down_revision = ${down === null ? 'None' : `'${down}'`}
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('step_${number}', sa.Column('id', sa.Integer, primary_key=True, autoincrement=False), sa.Column('note', sa.Text))


def downgrade():
    op.drop_table('step_${number}')
`;
    return [`migrations/versions/${idOf(number)}_step.py`, text];
  });
}

export function pgMigrateRevisions(count, format) {
  return filesOf(count, (number) => {
    const text =
      format === 'sql'
        ? `-- Up Migration\n${upSql(number)}\n\n-- Down Migration\n${downSql(number)}\n`
        : `import type { MigrationBuilder } from 'node-pg-migrate';

export async function up(pgm: MigrationBuilder): Promise<void> {
  pgm.createTable('step_${number}', { id: { type: 'integer', primaryKey: true }, note: { type: 'text' } });
}

export async function down(pgm: MigrationBuilder): Promise<void> {
  pgm.dropTable('step_${number}');
}
`;
    return [`migrations/${PG_MIGRATE_NUMBERS_FROM + number}_step.${format}`, text];
  });
}

/** What the server alone has to do: the same statements, and a row that changes with each, as one script. */
export function plainScripts(count) {
  const version = (number) => `UPDATE version SET num = '${idOf(number)}';`;
  const up = numbersUpTo(count).map((number) => `${upSql(number)}\n${version(number)}\n`);
  const down = numbersUpTo(count)
    .reverse()
    .map((number) => `${downSql(number)}\n${version(number - 1)}\n`);
  return {
    up: `BEGIN;\nCREATE TABLE version (num varchar(32));\nINSERT INTO version VALUES ('0');\n${up.join('')}COMMIT;\n`,
    down: `BEGIN;\n${down.join('')}COMMIT;\n`,
  };
}
