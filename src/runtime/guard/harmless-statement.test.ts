import { describe, expect, test } from 'vitest';
import { isHarmless, isHarmlessAlone } from './harmless-statement.js';
import { wordsOf } from './words.js';

const harmless = (sql: string) => isHarmless(wordsOf(sql));

describe('by its words, a statement destroys nothing', () => {
  test.each([
    'CREATE TABLE t (id int, n numeric GENERATED ALWAYS AS (id * 2) STORED)',
    'CREATE OR REPLACE VIEW v AS SELECT f(a) FROM t',
    'CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ DROP TABLE t $$',
    'CREATE SCHEMA app',
    "COMMENT ON TABLE t IS 'DROP TABLE t'",
    'GRANT SELECT ON t TO r',
    'ALTER TABLE IF EXISTS ONLY app."T" * ADD COLUMN a int, ALTER a SET DEFAULT 1, DROP CONSTRAINT c',
    'ALTER TABLE t RENAME COLUMN a TO b',
    'ALTER TABLE t DETACH PARTITION p',
    'ALTER TABLE t ALTER CONSTRAINT c DEFERRABLE',
    "ALTER TYPE mood ADD VALUE 'x'",
    'ALTER SEQUENCE s RESTART',
    'DROP VIEW v',
    'DROP TYPE mood',
    'DROP INDEX CONCURRENTLY i',
    "INSERT INTO t (a, b) VALUES (1, 'x'), (2, NULL) ON CONFLICT (a) DO NOTHING",
    'SET LOCAL lock_timeout = 1',
    '-- nothing',
  ])('%s', (sql) => expect(harmless(sql)).toBe(true));
});

describe('by its words, a statement may destroy data', () => {
  test.each([
    'SELECT 1',
    'DO $$ BEGIN END $$',
    'CALL p()',
    'WITH x AS (DELETE FROM t RETURNING *) INSERT INTO u SELECT * FROM x',
    'EXPLAIN ANALYZE DELETE FROM t',
    'EXECUTE prepared',
    'CREATE TABLE t AS SELECT f()',
    'CREATE MATERIALIZED VIEW v AS SELECT f()',
    'CREATE SCHEMA app CREATE TABLE t (a int)',
    'DROP TABLE t',
    '/* CREATE */ DROP SCHEMA app CASCADE',
    'DROP VIEW v CASCADE',
    'DROP EXTENSION postgis',
    'DROP OWNED BY r',
    'DROP DATABASE d',
    'ALTER TABLE t ADD COLUMN a int, DROP b',
    'ALTER TABLE t ALTER COLUMN a TYPE text',
    'ALTER TABLE t ALTER a SET DATA TYPE text',
    'ALTER TYPE address DROP ATTRIBUTE town',
    'ALTER EXTENSION postgis UPDATE',
    'INSERT INTO t VALUES (f())',
    'INSERT INTO t SELECT f()',
    'INSERT INTO t VALUES (1) ON CONFLICT (a) DO UPDATE SET b = 1',
    'UPDATE t SET a = 1',
    'DELETE FROM t',
    'TRUNCATE t',
    'MERGE INTO t USING u ON t.a = u.a WHEN MATCHED THEN DELETE',
    'SET CONSTRAINTS ALL IMMEDIATE',
    '"create" TABLE t ()',
  ])('%s', (sql) => expect(harmless(sql)).toBe(false));
});

test.each([
  ['CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)', true],
  ['VACUUM t', true],
  ['ALTER TABLE t DETACH PARTITION p CONCURRENTLY', true],
  ['CREATE INDEX i ON t (a)', false],
  ['DROP DATABASE d', false],
])('without a transaction: %s', (sql, isAlone) => {
  expect(isHarmlessAlone(wordsOf(sql))).toBe(isAlone);
});
