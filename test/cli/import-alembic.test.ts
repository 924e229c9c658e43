import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

const CONFIG = `import { defineConfig } from 'limbeck';
export default defineConfig({ url: process.env.DATABASE_URL, versionTable: 'alembic_version' });
`;

const FIRST = `"""add people

Some more words.

Revision ID: a1
Revises:
Create Date: 2024-01-02 10:00:00.123456

"""
from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision = 'a1'
down_revision = None
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('people', sa.Column('id', sa.Integer()))


def downgrade():
    op.drop_table('people')
`;

const SECOND = `"""Index.

Revision ID: b2
Revises: a1
Create Date: 2024-01-03 10:00:00.000001+02:00

"""
from typing import Sequence, Union

revision: str = "b2"
down_revision: Union[str, None] = "a1"
branch_labels: Union[str, Sequence[str], None] = ("people", 'staff')
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.create_index('i', 'people', ['id'], postgresql_concurrently=True)


def downgrade() -> None:
    op.drop_index('i')
`;

const THIRD = `"""pets"""
revision = 'c3'
down_revision = 'a1'
branch_labels = None
depends_on = ('b2',)
def upgrade():
    op.create_table('pets', sa.Column('name', sa.Text(), server_default=';'))
def downgrade():
    op.drop_table('pets')
`;

const MERGE = `"""merge

"""
revision = 'd4'
down_revision = (
    'b2',  # people
    'c3',
)
branch_labels = None
depends_on = None


def upgrade():
    pass


def downgrade():
    # nothing
    pass
`;

const FILES = {
  'migrate.config.ts': CONFIG,
  'old/alembic.ini': '',
  'old/alembic/env.py': '',
  'old/alembic/versions/a1_people.py': FIRST,
  'old/alembic/versions/b2_index.py': SECOND,
  'old/alembic/versions/c3_pets.py': THIRD,
  'old/alembic/versions/d4_merge.py': MERGE,
};

/** What Alembic writes for these files, of which the third needs a connection to go up. */
const OUTPUT = {
  'upgrade base:heads': `BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

CREATE TABLE people (
    id INTEGER
);

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

-- Running upgrade a1 -> b2

COMMIT;

CREATE INDEX CONCURRENTLY i ON people (id);

BEGIN;

UPDATE alembic_version SET version_num='b2' WHERE alembic_version.version_num = 'a1';

-- Running upgrade a1 -> c3

CREATE TABLE half_of_it ();

`,
  'downgrade d4:base': `BEGIN;

-- Running downgrade d4 -> b2, c3

DELETE FROM alembic_version WHERE alembic_version.version_num = 'd4';

INSERT INTO alembic_version (version_num) VALUES ('b2') RETURNING alembic_version.version_num;

INSERT INTO alembic_version (version_num) VALUES ('c3') RETURNING alembic_version.version_num;

-- Running downgrade c3 -> a1

DROP TABLE pets;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'c3';

-- Running downgrade b2 -> a1

DROP INDEX i;

UPDATE alembic_version SET version_num='a1' WHERE alembic_version.version_num = 'b2';

-- Running downgrade a1 ->

DROP TABLE people;

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

DROP TABLE alembic_version;

COMMIT;

`,
};

/** Stands for the program: says again what Alembic said. */
const RECORDED = `#!/usr/bin/env node
const output = ${JSON.stringify(OUTPUT)};
const range = process.argv.slice(4, 6).join(' ');
process.stdout.write(output[range] ?? '');
if (range.startsWith('upgrade')) {
  process.stderr.write("Traceback\\nAttributeError: 'NoneType' object has no attribute 'execute'\\n");
  process.exitCode = 1;
}
`;

function createAlembicProject(url: string, files: Readonly<Record<string, string>> = {}) {
  const project = createProject({ ...FILES, 'recorded.mjs': RECORDED, ...files });
  chmodSync(join(project.folder, 'recorded.mjs'), 0o755);
  return {
    ...project,
    migrate: (command: string) => project.migrate(command.split(' '), { env: { DATABASE_URL: url } }),
    revision: (name: string) => project.read(`migrations/versions/${name}.sql`),
  };
}

describe('import-alembic', () => {
  test('keeps identifiers, branches, labels, dependencies, messages and dates', async ({ databaseUrl }) => {
    const project = createAlembicProject(databaseUrl);
    expect(await project.migrate('import-alembic old/alembic --no-alembic')).toMatchObject({ status: 1 });

    expect((await project.migrate('history')).stdout.split('\n')).toEqual([
      'b2, c3 -> d4 (people, staff) (head) (mergepoint), merge',
      'a1 (b2) -> c3, pets',
      'a1 -> b2 (people, staff), Index.',
      '<base> -> a1 (branchpoint), add people',
      '',
    ]);
    expect(project.revision('a1_people')).toMatch(/^-- add people\n--\n-- Some more words.\n--\n-- Revision ID: a1\n/);
    expect(project.revision('b2_index')).toContain('-- Create Date: 2024-01-03 10:00:00.000001+02:00\n');
  });

  test('leaves bodies to be written where there is no Alembic, and such a revision refuses to run', async ({
    databaseUrl,
    db,
  }) => {
    const project = createAlembicProject(databaseUrl);
    const { stderr } = await project.migrate('import-alembic old/alembic/versions --no-alembic');

    expect(stderr).toContain('Imported 4 revisions; 3 refuse to run until they are written: a1, b2, c3.');
    expect(project.revision('c3_pets')).toContain("\n-- | def downgrade():\n-- |     op.drop_table('pets')\n");
    expect(await project.migrate('upgrade head')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('a1_people.sql'),
    });
    expect((await db.query("SELECT to_regclass('alembic_version') AS found")).rows).toEqual([{ found: null }]);
  });

  test.skipIf(process.platform === 'win32')(
    'takes the bodies from the SQL that Alembic writes, without its transactions and its version table',
    async ({ databaseUrl, db }) => {
      const project = createAlembicProject(databaseUrl);
      const { stderr } = await project.migrate('import-alembic old/alembic --alembic ./recorded.mjs');

      expect(stderr).toContain("'NoneType' object has no attribute 'execute'");
      expect(sectionsOf(project.revision('a1_people'))).toBe(
        '-- migrate: upgrade\nCREATE TABLE people (\n    id INTEGER\n);\n\n-- migrate: downgrade\nDROP TABLE people;\n',
      );
      expect(project.revision('b2_index')).toContain('-- Transaction: false\n');
      expect(sectionsOf(project.revision('b2_index'))).toBe(
        '-- migrate: upgrade\nCREATE INDEX CONCURRENTLY i ON people (id);\n\n-- migrate: downgrade\nBEGIN;\n\nDROP INDEX i;\n\nCOMMIT;\n',
      );
      expect(sectionsOf(project.revision('d4_merge'))).toBe('-- migrate: upgrade\n\n-- migrate: downgrade\n');

      expect(await project.migrate('upgrade b2')).toMatchObject({ status: 0 });
      expect((await db.query('SELECT * FROM alembic_version')).rows).toEqual([{ version_num: 'b2' }]);
      expect(await project.migrate('upgrade head')).toMatchObject({ status: 2 });
      expect(await project.migrate('downgrade base')).toMatchObject({ status: 0 });
    },
  );

  test('names the file and the line of what is not literal, and writes nothing', async ({ databaseUrl }) => {
    const computed = THIRD.replace("down_revision = 'a1'", 'down_revision = previous()');
    const project = createAlembicProject(databaseUrl, { 'old/alembic/versions/c3_pets.py': computed });
    const { status, stderr } = await project.migrate('import-alembic old/alembic --no-alembic');

    expect(status).toBe(2);
    expect(stderr).toContain('c3_pets.py", line 3: `down_revision` isn\'t a literal.');
    expect(project.list()).not.toContain('migrations/versions/a1_people.sql');
  });

  test('overwrites nothing', async ({ databaseUrl }) => {
    const project = createAlembicProject(databaseUrl);
    await project.migrate('import-alembic old/alembic --no-alembic');
    project.write('migrations/versions/a1_people.sql', project.revision('a1_people').replaceAll('a1', 'e5'));

    expect(await project.migrate('import-alembic old/alembic --no-alembic')).toMatchObject({ status: 2 });
    expect(project.revision('a1_people')).toContain('-- Revision ID: e5\n');
  });

  test('says so when the Alembic that was named does not run', async ({ databaseUrl }) => {
    const project = createAlembicProject(databaseUrl);
    const { status, stderr } = await project.migrate('import-alembic old/alembic --alembic ./missing');

    expect(status).toBe(2);
    expect(stderr).toContain('there is no such program');
  });
});

function sectionsOf(revision: string): string {
  return revision.slice(revision.indexOf('-- migrate: upgrade'));
}
