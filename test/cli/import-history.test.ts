import { createHash } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { Queryable } from '../../src/util/queryable.js';
import { test } from '../support/database.js';
import { createProject, type UserProject } from '../support/project.js';

const CONFIG = { 'migrate.config.ts': 'export default { url: process.env.DATABASE_URL };' };
const FIRST = `CREATE TYPE mood AS ENUM ('calm');--> statement-breakpoint\nCREATE TABLE pets (id int, mood mood);`;
const SECOND = "ALTER TYPE mood ADD VALUE 'wild';--> statement-breakpoint\nALTER TABLE pets ADD COLUMN name text;";

const PLACEHOLDER = ['$', '{name}'].join('');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function drizzleProject(entries: readonly string[] = ['0000_first', '0001_more_pets']) {
  const journal = { entries: entries.map((tag, at) => ({ idx: at, tag, when: 1_700_000_000_000 + at })) };
  return createProject({
    ...CONFIG,
    'drizzle/meta/_journal.json': JSON.stringify(journal),
    'drizzle/0000_first.sql': FIRST,
    'drizzle/0001_more_pets.sql': SECOND,
  });
}

/** The table of Drizzle with the first migrations, by their hashes. */
async function applyDrizzle(db: Queryable, hashes: readonly string[]): Promise<void> {
  await db.query('CREATE SCHEMA drizzle');
  await db.query('CREATE TABLE drizzle.__drizzle_migrations (id serial, hash text NOT NULL, created_at bigint)');
  for (const [at, hash] of hashes.entries()) {
    const values = `('${hash}', ${1_700_000_000_000 + at})`;
    await db.query(`INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ${values}`);
  }
}

async function runIn(project: UserProject, url: string, args: readonly string[]) {
  const { stdout, stderr, status } = await project.migrate(args, { env: { DATABASE_URL: url } });
  return { status, text: `${stdout}${stderr}` };
}

describe('import-drizzle', () => {
  test('keeps order, numbers, and SQL, and stamps what the table lists', async ({ databaseUrl, db }) => {
    const project = drizzleProject();
    await db.query(FIRST);
    await applyDrizzle(db, [sha256(FIRST)]);
    const run = (...args: readonly string[]) => runIn(project, databaseUrl, args);
    const { status, text } = await run('import-drizzle', 'drizzle', '--stamp');

    expect(text).toContain('1 of 2 applied, according to drizzle.__drizzle_migrations.\nStamped with 0000.');
    expect(status).toBe(0);
    expect(project.read('migrations/versions/0001_more_pets.sql')).toContain(
      "-- migrate: upgrade\nALTER TYPE mood ADD VALUE 'wild';\nALTER TABLE pets ADD COLUMN name text;\n",
    );
    expect((await run('upgrade', 'head')).status).toBe(0);
    expect((await run('import-drizzle', 'drizzle', '--stamp')).text).toContain('Not stamped: it is at 0000 already');
    expect((await run('downgrade', '-1')).text).toContain('Drizzle has no down migration for it.');
  });

  test('tells which file was changed, and refuses a history that the table contradicts', async ({
    databaseUrl,
    db,
  }) => {
    await applyDrizzle(db, ['another hash', sha256(SECOND)]);
    const changed = await runIn(drizzleProject(), databaseUrl, ['import-drizzle', 'drizzle', '--stamp']);
    const gone = drizzleProject(['0000_first']);
    const refused = await runIn(gone, databaseUrl, ['import-drizzle', 'drizzle', '--stamp']);
    await db.query('DELETE FROM drizzle.__drizzle_migrations WHERE id = 1');
    const gap = await runIn(drizzleProject(), databaseUrl, ['import-drizzle', 'drizzle', '--stamp']);

    expect(changed.text).toContain('0000: the file differs from the one that Drizzle applied');
    expect(refused.text).toContain("which the folder doesn't have");
    expect(gone.list()).not.toContain('migrations/versions/0000_first.sql');
    expect(gap.text).toContain('"0001_more_pets" is applied, but the earlier "0000_first" is not');
    expect(gap.status).toBe(2);
  });
});

describe('import-prisma', () => {
  test('refuses a migration that failed, and keeps one that runs outside a transaction', async ({
    databaseUrl,
    db,
  }) => {
    const index = 'CREATE INDEX CONCURRENTLY by_id ON pets (id);';
    const project = createProject({
      ...CONFIG,
      'prisma/migrations/migration_lock.toml': 'provider = "postgresql"\n',
      'prisma/migrations/20240101100000_pets/migration.sql': 'CREATE TABLE pets (id int);',
      'prisma/migrations/20240101100000_pets/down.sql': 'DROP TABLE pets;',
      'prisma/migrations/20240102100000_index/migration.sql': index,
    });
    const run = (...args: readonly string[]) => runIn(project, databaseUrl, args);
    await db.query(
      'CREATE TABLE _prisma_migrations (migration_name text, checksum text, finished_at timestamptz, rolled_back_at timestamptz)',
    );
    await db.query("INSERT INTO _prisma_migrations VALUES ('20240101100000_pets', 'x', NULL, NULL)");

    expect((await run('import-prisma', 'prisma', '--stamp')).text).toContain('"20240101100000_pets" failed');
    await db.query('UPDATE _prisma_migrations SET rolled_back_at = now()');
    expect((await run('import-prisma', 'prisma', '--stamp')).text).toContain('0 of 2 applied');
    expect((await run('upgrade', 'head')).status).toBe(0);
    expect(project.read('migrations/versions/20240102100000_index.sql')).toContain('-- Transaction: false');
    expect(project.read('migrations/versions/20240101100000_pets.sql')).toContain('Create Date: 2024-01-01 10:00:00');
  });
});

describe('import-flyway', () => {
  test('orders by version, keeps undo files, and knows baselines and checksums', async ({ databaseUrl, db }) => {
    const project = createProject({
      ...CONFIG,
      'sql/V1__pets.sql': 'CREATE TABLE pets (id int);\r\n',
      'sql/V1_10__legs.sql': 'ALTER TABLE pets ADD legs int;',
      'sql/more/V1.9__name.sql': 'ALTER TABLE pets ADD name text;',
      'sql/U1.10__legs.sql': 'ALTER TABLE pets DROP legs;',
      'sql/R__views.sql': 'CREATE OR REPLACE VIEW names AS SELECT name FROM pets;',
    });
    const run = (...args: readonly string[]) => runIn(project, databaseUrl, args);
    await db.query(`CREATE TABLE flyway_schema_history
      (installed_rank int, version text, description text, type text, checksum int, success boolean)`);
    await db.query(`INSERT INTO flyway_schema_history VALUES
      (1, '1', '<< Flyway Baseline >>', 'BASELINE', NULL, true), (2, '1.9', 'name', 'SQL', 5, true)`);
    await db.query('CREATE TABLE pets (id int, name text)');
    const { text } = await run('import-flyway', 'sql', '--stamp');

    expect(text).toContain('2 of 4 applied');
    expect(text).toContain('1.9: the file differs');
    expect((await run('upgrade', 'head')).status).toBe(0);
    expect((await run('history')).text.match(/-> \S+/g)?.reverse()).toEqual([
      '-> 1,',
      '-> 1.9,',
      '-> 1.10,',
      '-> R_views',
    ]);
    expect(project.read('migrations/versions/V1_10__legs.sql')).toContain(
      '-- migrate: downgrade\nALTER TABLE pets DROP legs;',
    );
  });

  test('refuses programs, and leaves placeholders to a person', async ({ databaseUrl }) => {
    const project = createProject({
      ...CONFIG,
      'sql/V1__a.sql': `CREATE TABLE ${PLACEHOLDER} ();`,
      'code/V1__A.java': 'class A {}',
    });

    expect((await runIn(project, databaseUrl, ['import-flyway', 'code'])).text).toContain('it is a program (.java)');
    const { status, text } = await runIn(project, databaseUrl, ['import-flyway', 'sql']);
    expect(text).toContain(`replace the placeholder ${PLACEHOLDER}`);
    expect(status).toBe(1);
  });
});
