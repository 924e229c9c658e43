import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { roundTripOfSql } from './round-trip.js';

const TABLE = 'CREATE TABLE notes (id integer PRIMARY KEY, owner text, body text);';

/** Objects of each kind before and after, in addition to a table. The difference is found, applied, and reverted. */
const KINDS: Readonly<Record<string, { before: string; after: string; found: readonly string[] }>> = {
  'a policy': {
    before: 'CREATE POLICY own ON notes USING (owner = current_user)',
    after: 'CREATE POLICY own ON notes AS RESTRICTIVE FOR UPDATE TO pg_monitor USING (id > 1) WITH CHECK (id > 2)',
    found: ['drop policy own on notes', 'create policy own on notes'],
  },
  'a policy in place': {
    before: `CREATE POLICY own ON notes TO pg_monitor USING (owner = 'a'); COMMENT ON POLICY own ON notes IS 'x'`,
    after: `CREATE POLICY own ON notes USING (owner = 'b') WITH CHECK (id > 2); COMMENT ON POLICY own ON notes IS 'x'`,
    found: ['alter policy own on notes'],
  },
  'a rule': {
    before: 'CREATE RULE keep AS ON DELETE TO notes DO INSTEAD NOTHING',
    after: `CREATE RULE keep AS ON DELETE TO notes DO ALSO (UPDATE notes SET body = 'a;b'; SELECT 1);
      ALTER TABLE notes DISABLE RULE keep`,
    found: ['replace rule keep on notes'],
  },
  'an aggregate': {
    before: "CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0')",
    after:
      'CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer); CREATE AGGREGATE many(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = 0)',
    found: ['create aggregate many(*)', 'replace aggregate total(integer)'],
  },
  'a function with one more result': {
    before: "CREATE FUNCTION pair(OUT a integer, OUT b text) LANGUAGE sql AS $$ SELECT 1, 'x' $$",
    after:
      "CREATE FUNCTION pair(OUT a integer, OUT b text, OUT c date) LANGUAGE sql AS $$ SELECT 1, 'x', current_date $$",
    found: ['drop function pair()', 'create function pair()'],
  },
  'an index of a materialized view': {
    before: 'CREATE MATERIALIZED VIEW m AS SELECT id, body FROM notes; CREATE INDEX i ON m (body)',
    after: 'CREATE MATERIALIZED VIEW m AS SELECT id, body FROM notes; CREATE UNIQUE INDEX i ON m (id)',
    found: ['drop index i on m', 'create index i on m'],
  },
  'where an extension lies': {
    before: 'CREATE SCHEMA IF NOT EXISTS app; CREATE EXTENSION citext SCHEMA app',
    after: 'CREATE SCHEMA IF NOT EXISTS app; CREATE EXTENSION citext',
    found: ['alter extension citext'],
  },
  'an extension': { before: '', after: 'CREATE EXTENSION pg_trgm', found: ['create extension pg_trgm'] },
};

describe('a difference is found, run and taken back:', () => {
  for (const [kind, { before, after, found }] of Object.entries(KINDS)) {
    test(kind, async ({ db }) => {
      const trip = await roundTripOfSql(db, `${TABLE} ${before}`, `${TABLE} ${after}`);

      expect([trip.differences.filter((line) => !line.startsWith('leave')).sort(), trip.left]).toEqual([
        found.toSorted(),
        [],
      ]);
    });
  }

  test('the indexes of a materialized view that is recreated', async ({ db }) => {
    const index = 'CREATE INDEX i ON m (body); COMMENT ON INDEX i IS $$fast$$';

    const { differences, left } = await roundTripOfSql(
      db,
      `${TABLE} CREATE MATERIALIZED VIEW m AS SELECT id, body FROM notes; ${index}`,
      `${TABLE} CREATE MATERIALIZED VIEW m AS SELECT body FROM notes; ${index}`,
    );

    expect([differences, left]).toEqual([
      ['drop index i on m', 'drop materialized view m', 'create materialized view m', 'create index i on m'],
      [],
    ]);
  });
});
