import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { createProject, type UserProject } from '../support/project.js';

/** What rows of it need: a value of the enum, an address, a number of the domain, and a row to refer to. */
const ACCOUNTS = `
CREATE TYPE mood AS ENUM ('glad', 'sad');
CREATE DOMAIN percent AS integer CHECK (VALUE > 40 AND VALUE <= 100);
CREATE TABLE team (code char(2) PRIMARY KEY);
CREATE TABLE account (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email varchar(40) NOT NULL UNIQUE CHECK (email LIKE '%@%.%'),
  status text NOT NULL CHECK (status IN ('open', 'it''s closed')),
  mood mood NOT NULL, share percent NOT NULL, tags text[] NOT NULL, seen timestamptz NOT NULL,
  team char(2) NOT NULL REFERENCES team DEFERRABLE INITIALLY DEFERRED,
  boss bigint REFERENCES account
);
CREATE TABLE event (at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE event_2020 PARTITION OF event FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');`;

const UNDO_ACCOUNTS = 'DROP TABLE event, account, team; DROP DOMAIN percent; DROP TYPE mood;';

/** Revisions 1a, 2b, and so on, of one SQL section for each direction; null for none. */
function createHistory(url: string, revisions: readonly (readonly [up: string, down: string | null])[]): UserProject {
  const idOf = (place: number) => `${place + 1}${'abcdefgh'[place]}`;
  const files = revisions.map(([up, down], place) => [
    `migrations/versions/${place}.sql`,
    `-- Revision ID: ${idOf(place)}\n-- Revises: ${place === 0 ? '' : idOf(place - 1)}\n-- migrate: upgrade\n${up}\n${
      down === null ? '' : `-- migrate: downgrade\n${down}\n`
    }`,
  ]);
  const config = `export default { scriptLocation: './migrations', url: ${JSON.stringify(url)} };\n`;
  return createProject({ ...Object.fromEntries(files), 'migrate.config.mjs': config });
}

describe('verify', () => {
  test('finds every revision that is wrong, and says what it did not try', async ({ databaseUrl, db }) => {
    const project = createHistory(databaseUrl, [
      [ACCOUNTS, UNDO_ACCOUNTS],
      ['ALTER TABLE team ADD note text;', "UPDATE account SET status = 'it''s closed'; ALTER TABLE team DROP note;"],
      ['ALTER TABLE account ADD age integer;', 'SELECT 1;'],
      ['ALTER TABLE account ADD note text;', null],
      ['ALTER TABLE account ADD born date NOT NULL;', 'ALTER TABLE account DROP born;'],
      ['ALTER TABLE account RENAME status TO state;', 'DELETE FROM event; ALTER TABLE account RENAME state TO status;'],
      ['CREATE TABLE void (v void_type);', 'DROP TABLE void;'],
    ]);
    // The last revision fails, so nothing is known of what follows.
    const broken = await project.migrate(['verify', '--json']);
    expect(broken.status).toBe(1);
    expect(JSON.parse(broken.stdout).failures).toMatchObject([
      { check: 'upgrade', revision: '7g', direction: 'upgrade', code: 'REVISION_FAILED' },
    ]);
    project.write(
      'migrations/versions/6.sql',
      '-- Revision ID: 7g\n-- Revises: 6f\n-- migrate: upgrade\n-- migrate: downgrade\n',
    );

    const { status, stdout } = await project.migrate(['verify', '--json']);
    const { failures, notTried, ...counts } = JSON.parse(stdout);

    expect(status).toBe(1);
    expect(counts).toEqual({ ok: false, revisions: 7, verified: 7 });
    expect(
      failures.map(({ check, revision, direction, differences }: Record<string, unknown>) => [
        check,
        revision,
        direction,
        differences,
      ]),
    ).toEqual([
      ['rows', '2b', 'downgrade', ['2 of 2 rows of account have another value: status']],
      ['downgrade', '3c', 'downgrade', ['drop column account.age']],
      ['downgrade', '4d', 'downgrade', []],
      ['rows', '6f', 'downgrade', ['2 of 2 rows of event are gone']],
    ]);
    expect(notTried.map(({ revision, message }: Record<string, unknown>) => [revision, message])).toEqual([
      [null, 'models: the settings have no `target`'],
      [
        '5e',
        'revision "5e" over rows: its upgrade fails on the generated ones (column "born" of relation "account" contains null values)',
      ],
    ]);
    expect((await db.query("SELECT FROM pg_tables WHERE schemaname = 'public'")).rows).toEqual([]);
  });

  test('finds that a downgrade recreates a table without its rows', async ({ databaseUrl }) => {
    const project = createHistory(databaseUrl, [
      ['CREATE TABLE tag (name text);', 'DROP TABLE tag;'],
      ['ALTER TABLE tag ADD note text;', 'DROP TABLE tag; CREATE TABLE tag (name text);'],
    ]);

    const { status, stdout, stderr } = await project.migrate(['verify']);

    expect(stderr).toContain('1 failure in 2 revisions.');
    expect(stdout).toContain('A downgrade and an upgrade of revision "2b" lose rows');
    expect(stdout).toContain('2 of 2 rows of tag are gone');
    expect(status).toBe(1);
  });

  test('--since applies the revisions before, and verifies only those after it', async ({ databaseUrl }) => {
    const project = createHistory(databaseUrl, [
      [ACCOUNTS, null],
      ['CREATE TABLE tag (name text);', 'DROP TABLE tag;'],
      ['INSERT INTO tag VALUES (1);', 'DELETE FROM tag WHERE name = 1::text;'],
    ]);

    const since = await project.migrate(['verify', '--since', '1a']);
    expect(since.stderr).toContain('Nothing is wrong with 3 revisions, 2 of them up, down, and up again.');
    expect(since.status).toBe(0);

    const irreversible = await project.migrate(['verify', '--irreversible', '1a', '--json']);
    expect(JSON.parse(irreversible.stdout)).toMatchObject({ ok: true, verified: 2, failures: [] });
  });
});
