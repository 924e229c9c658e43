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
  CREATE TABLE part (id integer NOT NULL, day date) PARTITION BY RANGE (day);
  CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
  CREATE VIEW plans AS SELECT plan FROM account;
  CREATE MATERIALIZED VIEW totals AS SELECT plan, count(*) AS n FROM account GROUP BY plan;`;
const AFTER = `
  CREATE TABLE account (
    id integer PRIMARY KEY, email text NOT NULL CONSTRAINT uq_email UNIQUE, plan text, note text,
    CONSTRAINT ck_plan CHECK (plan <> ''));
  COMMENT ON CONSTRAINT uq_email ON account IS 'one each';
  CREATE INDEX ix_plan ON account (plan, id DESC) WHERE note IS NOT NULL;
  COMMENT ON INDEX ix_plan IS 'by plan';
  CREATE TABLE "Log s" (account integer CONSTRAINT fk REFERENCES account (id) ON DELETE CASCADE, at timestamp);
  CREATE INDEX "ix Log" ON "Log s" (at);
  CREATE TABLE part (id integer NOT NULL, day date, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
  CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
  CREATE TABLE created (id integer PRIMARY KEY, account integer REFERENCES account (id), CHECK (id > 0));
  CREATE INDEX ON created (account);
  CREATE VIEW plans AS SELECT plan FROM account;
  CREATE MATERIALIZED VIEW totals AS SELECT plan, count(*) AS n FROM account GROUP BY plan;
  CREATE UNIQUE INDEX ON totals (plan);`;
const ROWS = `
  INSERT INTO account SELECT n, 'a' || n, 'free' FROM generate_series(1, 20) AS n;
  INSERT INTO "Log s" SELECT n, now() FROM generate_series(1, 20) AS n;`;

interface Written {
  readonly db: TestDatabase;
  readonly databaseUrl: string;
  readonly format?: 'ts' | 'sql';
  readonly online?: boolean;
}

/** The state after the upgrade and after the downgrade, and the file. */
async function goUpAndDown({ db, databaseUrl, format = 'ts', online = true }: Written) {
  await db.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  await db.query(BEFORE);
  const input = {
    cwd: createProject({ 'schema.sql': AFTER }).folder,
    settings: { url: databaseUrl, target: './schema.sql' },
  };
  const report = await commands.revision(input, { autogenerate: true, online, format, message: 'keys' });
  expect(report.trials).toEqual([{ outcome: 'passed' }]);
  await db.query(ROWS);
  await commands.upgrade(input, {});
  const after = await describeDatabase(db);
  expect((await commands.check(input)).differences).toEqual([]);
  await commands.downgrade(input, { revision: 'base' });
  await db.query('DROP TABLE limbeck_version, limbeck_log');
  return { after, before: await describeDatabase(db), file: readFileSync(report.path ?? '', 'utf8') };
}

test('a revision with its online steps ends as the plain one, in both directions', async ({ db, databaseUrl }) => {
  const plain = await goUpAndDown({ db, databaseUrl, online: false });
  expect(plain.file).not.toMatch(/concurrently|autocommitBlock|notValid/);
  for (const format of ['ts', 'sql'] as const) {
    const { file, ...states } = await goUpAndDown({ db, databaseUrl, format });
    expect(states).toEqual({ after: plain.after, before: plain.before });
    expect(file).toMatchSnapshot(format);
  }
});
