import { describe, expect } from 'vitest';
import type { RevisionBody } from '../../src/runtime/run-options.js';
import { splitStatements } from '../../src/script/split-statements.js';
import type { TestDatabase } from '../support/database.js';
import { makes, up, upgrade } from './chain.js';
import { versionsOf } from './database-facts.js';
import { test } from './fixture.js';

const NOTE = "INSERT INTO seen SELECT coalesce(max(version_num), 'none') FROM limbeck_version";
const SEES = up((op) => op.execute(NOTE));
const SEES_IN_SQL: RevisionBody = { upgrade: splitStatements(NOTE, { file: 'a.sql', line: 1 }) };

const FUNCTION_THAT_NOTES = `CREATE FUNCTION notes() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN ${NOTE}; END $$`;
const EVENT_TRIGGER = 'CREATE EVENT TRIGGER notes ON ddl_command_end EXECUTE FUNCTION notes()';

async function seenBy(db: TestDatabase): Promise<readonly unknown[]> {
  return (await db.query('SELECT version FROM seen')).rows.map(({ version }) => version);
}

describe('the version table in a run of many revisions', () => {
  test.for([
    ['TypeScript', SEES],
    ['SQL', SEES_IN_SQL],
  ] as const)('names the revision before the one that reads it in %s', async ([, sees], { connection, db }) => {
    await db.query('CREATE TABLE seen (version text)');

    await upgrade(connection, { a: makes('a'), b: makes('b'), c: makes('c'), d: sees, e: makes('e'), f: sees });

    expect(await seenBy(db)).toEqual(['c', 'e']);
    expect(await versionsOf(db)).toEqual(['f']);
  });

  test('names the revision before the one that creates a table from a view of it', async ({ connection, db }) => {
    await db.query('CREATE TABLE limbeck_version (version_num varchar(32) PRIMARY KEY)');
    await db.query('CREATE VIEW at AS SELECT version_num AS version FROM limbeck_version');
    const copies = up((op) => op.execute('CREATE TABLE seen AS TABLE at'));

    await upgrade(connection, { a: makes('a'), b: makes('b'), c: makes('c'), d: copies });

    expect(await seenBy(db)).toEqual(['c']);
  });

  test('names the revisions that a COMMIT in SQL has kept', async ({ connection, db }) => {
    const commits = up((op) => op.execute('CREATE TABLE d (); COMMIT'));

    await expect(
      upgrade(connection, { a: makes('a'), b: makes('b'), c: makes('c'), d: commits }),
    ).rejects.toMatchObject({ code: 'REVISION_PARTLY_APPLIED', data: { done: ['a', 'b', 'c'], heads: ['c'] } });
    expect(await versionsOf(db)).toEqual(['c']);
  });

  test('names each revision where an event trigger reads it', async ({ connection, db }) => {
    await db.query('CREATE TABLE seen (version text)');
    await db.query(FUNCTION_THAT_NOTES);
    await db.query('CREATE TABLE limbeck_version (version_num varchar(32) PRIMARY KEY)');
    await db.query(EVENT_TRIGGER);

    await upgrade(connection, { a: makes('a'), b: makes('b'), c: makes('c') });

    expect(await seenBy(db)).toEqual(['none', 'a', 'b']);
  });

  test('names each revision after the one that creates an event trigger', async ({ connection, db }) => {
    await db.query('CREATE TABLE seen (version text)');
    await db.query(FUNCTION_THAT_NOTES);
    const creates = up((op) => op.execute(EVENT_TRIGGER));

    await upgrade(connection, { a: makes('a'), b: makes('b'), c: creates, d: makes('d'), e: makes('e') });

    expect(await seenBy(db)).toEqual(['c', 'd']);
  });

  test('has a row for each revision where a trigger counts them', async ({ connection, db }) => {
    await db.query(
      'CREATE TABLE limbeck_version (version_num varchar(32) PRIMARY KEY); CREATE TABLE seen (version text)',
    );
    await db.query(`CREATE FUNCTION counts() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN INSERT INTO seen VALUES (NEW.version_num); RETURN NULL; END $$`);
    await db.query(
      'CREATE TRIGGER counts AFTER INSERT OR UPDATE ON limbeck_version FOR EACH ROW EXECUTE FUNCTION counts()',
    );

    await upgrade(connection, { a: makes('a'), b: makes('b'), c: makes('c') });

    expect(await seenBy(db)).toEqual(['a', 'b', 'c']);
  });
});
