import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import { type TestDatabase, test } from '../support/database.js';
import { describeDatabase } from '../support/describe-database.js';
import { createProject } from '../support/project.js';

const BEFORE = `
  CREATE TABLE account (id integer, email text, plan text, note text);
  CREATE INDEX ix_plan ON account (plan);
  CREATE INDEX ix_note ON account (note);
  CREATE TABLE "Log s" (account integer, at timestamp);
  CREATE TABLE part (id integer NOT NULL, day date NOT NULL) PARTITION BY RANGE (day);
  CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
  CREATE VIEW plans AS SELECT plan FROM account;
  CREATE VIEW notes AS SELECT note FROM account;`;
const AFTER = `
  CREATE TABLE account (
    id integer PRIMARY KEY, email text NOT NULL CONSTRAINT uq_email UNIQUE, plan text, note text,
    CONSTRAINT ck_plan CHECK (plan <> ''));
  COMMENT ON CONSTRAINT uq_email ON account IS 'one each';
  CREATE INDEX ix_plan ON account (plan, id DESC) WHERE note IS NOT NULL;
  COMMENT ON INDEX ix_plan IS 'by plan';
  CREATE TABLE "Log s" (account integer CONSTRAINT fk REFERENCES account (id) ON DELETE CASCADE, at timestamp);
  CREATE INDEX "ix Log" ON "Log s" (at);
  CREATE TABLE part (id integer NOT NULL, day date NOT NULL, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
  CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
  CREATE TABLE created (id integer PRIMARY KEY, account integer REFERENCES account (id), CHECK (id > 0));
  CREATE INDEX ON created (account);
  CREATE VIEW plans AS SELECT plan FROM account;
  CREATE VIEW notes AS SELECT note FROM account;`;
const ROWS = `
  INSERT INTO account SELECT n, 'a' || n, 'free' FROM generate_series(1, 20) AS n;
  INSERT INTO "Log s" SELECT n, now() FROM generate_series(1, 20) AS n;`;

const STEPS = [
  '-- migrate: upgrade',
  'DROP INDEX CONCURRENTLY ix_note;',
  'ALTER TABLE account VALIDATE CONSTRAINT helper;',
  'ALTER TABLE account ALTER COLUMN id SET NOT NULL;',
  'ALTER TABLE account VALIDATE CONSTRAINT helper;',
  'ALTER TABLE account ALTER COLUMN email SET NOT NULL;',
  'CREATE UNIQUE INDEX CONCURRENTLY account_pkey',
  'ALTER TABLE account ADD CONSTRAINT account_pkey PRIMARY KEY USING INDEX account_pkey;',
  'CREATE UNIQUE INDEX CONCURRENTLY uq_email',
  'ALTER TABLE account ADD CONSTRAINT uq_email UNIQUE USING INDEX uq_email;',
  'ALTER TABLE account NOT VALID;',
  'ALTER TABLE account VALIDATE CONSTRAINT ck_plan;',
  'CREATE INDEX CONCURRENTLY helper',
  'DROP INDEX CONCURRENTLY ix_plan;',
  'ALTER INDEX helper RENAME TO ix_plan;',
  'CREATE INDEX CONCURRENTLY "ix',
  'ALTER TABLE part ADD CONSTRAINT part_pkey PRIMARY KEY (id, day);',
  'ALTER TABLE "Log s" NOT VALID;',
  'ALTER TABLE "Log s" VALIDATE CONSTRAINT fk;',
  '-- migrate: downgrade',
  'DROP INDEX CONCURRENTLY "ix Log";',
  'CREATE INDEX CONCURRENTLY helper',
  'DROP INDEX CONCURRENTLY ix_plan;',
  'ALTER INDEX helper RENAME TO ix_plan;',
  'CREATE INDEX CONCURRENTLY ix_note',
];

const CONCURRENT_BLOCK =
  /op\.autocommitBlock\(async \(\) => \{\n {4}await op\.createIndex\('ix Log', .*concurrently: true/;

interface Written {
  readonly db: TestDatabase;
  readonly databaseUrl: string;
  readonly format?: 'ts' | 'sql';
  readonly online?: boolean;
}

/** Writes the revision and runs its upgrade. */
async function goUp({ db, databaseUrl, format = 'ts', online = true }: Written) {
  await db.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  await db.query(BEFORE);
  const before = await describeDatabase(db);
  const input = {
    cwd: createProject({ 'schema.sql': AFTER }).folder,
    settings: { url: databaseUrl, target: './schema.sql' },
  };
  const report = await commands.revision(input, { autogenerate: true, online, format, message: 'keys' });
  expect(report.trials).toEqual([{ outcome: 'passed' }]);
  await db.query(ROWS);
  await commands.upgrade(input, {});
  return { input, before, after: await describeDatabase(db), file: readFileSync(report.path ?? '', 'utf8') };
}

/** The beginnings of the statements, on one line each, of a revision in SQL that are more than a change of the catalogs. */
function stepsOf(file: string): readonly string[] {
  const steps = file.matchAll(
    /^(-- migrate: \w+|CREATE (?:UNIQUE )?INDEX CONCURRENTLY \S+|DROP INDEX .*|.*? (?:NOT VALID|VALIDATE .*|USING INDEX .*|SET NOT NULL|PRIMARY KEY \(id, day\)|RENAME TO .*);)/gm,
  );
  return [...steps].map(([step]) => step.replace(/limbeck_\w+/, 'helper').replace(/ ADD .* NOT VALID/, ' NOT VALID'));
}

test('a revision with its online steps ends as the plain one, in both directions', async ({ db, databaseUrl }) => {
  const plain = await goUp({ db, databaseUrl, online: false });
  expect(plain.file).not.toMatch(/concurrently|autocommitBlock|notValid/);
  for (const format of ['ts', 'sql'] as const) {
    const { input, file, before, after } = await goUp({ db, databaseUrl, format });
    expect(after).toEqual(plain.after);
    expect((await commands.check(input)).differences).toEqual([]);
    await commands.downgrade(input, { revision: 'base' });
    await db.query('DROP TABLE IF EXISTS limbeck_version, limbeck_version_log, limbeck_journal');
    expect(await describeDatabase(db)).toEqual(before);
    if (format === 'sql') expect(stepsOf(file)).toEqual(STEPS);
    else expect(file).toMatch(CONCURRENT_BLOCK);
  }
});
