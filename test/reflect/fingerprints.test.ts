import { expect } from 'vitest';
import { readFingerprints } from '../../src/reflect/fingerprint/read-fingerprints.js';
import { test } from '../support/database.js';

const OPTIONS = { ownTables: ['limbeck_version'], owners: false };

/** Many kinds of objects, each of which names others of the schema. */
const SCHEMA = `
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE DOMAIN short AS text CHECK (length(VALUE) < 9);
CREATE TYPE pair AS (a int, b mood);
CREATE TABLE item (id serial PRIMARY KEY, mood mood DEFAULT 'good', label short, parent int REFERENCES item (id),
  doubled int GENERATED ALWAYS AS (parent * 2) STORED, CHECK (label <> 'x'));
CREATE INDEX ON item (lower(label)) WHERE mood = 'good';
CREATE TABLE part (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE VIEW good AS SELECT id, label FROM item WHERE mood = 'good'::mood;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FUNCTION of(item, m mood DEFAULT 'bad') RETURNS SETOF pair LANGUAGE sql BEGIN ATOMIC SELECT id, m FROM item; END;
CREATE TRIGGER touch BEFORE UPDATE ON item FOR EACH ROW WHEN (OLD.mood = 'good') EXECUTE FUNCTION touch();
CREATE POLICY mine ON item USING (label = CURRENT_USER);
CREATE STATISTICS seen ON mood, label FROM item;
COMMENT ON COLUMN item.label IS 'name';
CREATE TABLE limbeck_version (version_num text)`;

/** One small change each. */
const CHANGES = [
  'ALTER TABLE item ALTER label SET DEFAULT $$a$$',
  'ALTER TABLE item ALTER parent SET STATISTICS 7',
  'ALTER TABLE item RENAME COLUMN parent TO above',
  'ALTER TABLE item ADD COLUMN extra int',
  'ALTER TABLE item ENABLE ROW LEVEL SECURITY',
  'ALTER TABLE item DISABLE TRIGGER touch',
  'ALTER TABLE item SET (fillfactor = 70)',
  'ALTER TABLE item SET (toast.autovacuum_enabled = off)',
  'ALTER TABLE item DROP CONSTRAINT item_parent_fkey, ADD CONSTRAINT item_parent_fkey FOREIGN KEY (parent) REFERENCES item (id) NOT VALID',
  "ALTER TYPE mood ADD VALUE 'fine' BEFORE 'bad'",
  'ALTER DOMAIN short SET NOT NULL',
  'ALTER TYPE pair ADD ATTRIBUTE c int',
  'DROP INDEX item_lower_idx',
  'ALTER SEQUENCE item_id_seq OWNED BY NONE',
  'ALTER SEQUENCE item_id_seq CYCLE',
  "CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
  'ALTER FUNCTION touch() SET work_mem = 100',
  "ALTER POLICY mine ON item USING (label = 'other')",
  'CREATE OR REPLACE VIEW good AS SELECT id, label FROM item WHERE mood = $$bad$$::mood',
  "COMMENT ON TRIGGER touch ON item IS 'why'",
  "COMMENT ON FUNCTION touch() IS 'why'",
  'ALTER TABLE part DETACH PARTITION part_1',
  'CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int)',
  'ALTER STATISTICS seen SET STATISTICS 9',
  'CREATE COLLATION plain (LOCALE = $$C$$)',
];

test('schemas with the same objects have the same fingerprint, and every change has another', async ({ db }) => {
  const schemas = ['a', 'b c', ...CHANGES.map((_, number) => `t${number}`)];
  for (const [number, name] of schemas.entries()) {
    await db.query(`CREATE SCHEMA "${name}"; SET search_path = "${name}"; ${SCHEMA}`);
    const change = CHANGES[number - 2];
    if (change !== undefined) await db.query(change);
  }
  // A past, and rows, count for nothing.
  await db.query(`SET search_path = a; ALTER TABLE item ADD COLUMN gone int; ALTER TABLE item DROP COLUMN gone;
    INSERT INTO item (label) VALUES ('n'); ANALYZE item; DROP TABLE limbeck_version; RESET search_path`);
  const found = await readFingerprints(db, [...schemas, 'missing'], OPTIONS);

  expect(found.size).toBe(schemas.length);
  expect(found.get('a')).toBe(found.get('b c'));
  const changed = CHANGES.map((change, number) => [change, found.get(`t${number}`)] as const);
  expect(changed.filter(([, fingerprint]) => fingerprint === found.get('a')).map(([change]) => change)).toEqual([]);
  expect(new Set(changed.map(([, fingerprint]) => fingerprint)).size).toBe(CHANGES.length);
  expect((await db.query('SHOW search_path')).rows[0]).toEqual({ search_path: '"$user", public' });
});
