import { describe, expect, test } from 'vitest';
import { isRepeatableBuild } from './is-repeatable-build.js';

const isRepeatableSql = (sql: string) => isRepeatableBuild([{ file: 'schema.sql', sql }]);

describe('SQL that makes the same at any time', () => {
  test.each([
    'CREATE TABLE t (id integer, at timestamptz DEFAULT now(), day date DEFAULT CURRENT_DATE);',
    "SELECT pg_catalog.set_config('search_path', '', false); CREATE TABLE t ();",
    "CREATE TABLE t (a text DEFAULT 'nowhere');",
    "CREATE TABLE p PARTITION OF t FOR VALUES FROM ('2024-01-01') TO (MAXVALUE) PARTITION BY LIST (a);",
    'CREATE TABLE p PARTITION OF t FOR VALUES WITH (MODULUS 4, REMAINDER 0);',
    'CREATE FUNCTION f() RETURNS date LANGUAGE sql AS $$ SELECT now()::date $$;',
    "CREATE OR REPLACE FUNCTION f() RETURNS date LANGUAGE sql AS $$ SELECT date 'today' $$;",
    "COMMENT ON TABLE t IS 'What is new today';",
    'CREATE TABLE t ("now" integer);',
  ])('%s', (sql) => {
    expect(isRepeatableSql(sql)).toBe(true);
  });
});

describe('SQL that may make something else tomorrow', () => {
  test.each([
    'DO $$ BEGIN END $$;',
    'SELECT f();',
    'INSERT INTO t VALUES (1);',
    'IMPORT FOREIGN SCHEMA s FROM SERVER x INTO y;',
    'CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION f();',
    "CREATE TABLE t (day date DEFAULT 'today');",
    "CREATE VIEW v AS SELECT 'NOW'::timestamp;",
    "CREATE VIEW v AS SELECT E'\\x6eow'::timestamp;",
    'CREATE VIEW v AS SELECT $$ tomorrow$$::date;',
    "CREATE TABLE t (at timestamp DEFAULT '10:00 today');",
    "CREATE TABLE t (during daterange DEFAULT '[today,infinity)');",
    "CREATE TABLE t (days date[] DEFAULT '{today}');",
    "CREATE VIEW v AS SELECT 'to'\n'day'::date;",
    "CREATE VIEW v AS SELECT U&'\\0074oday'::date;",
    "CREATE FUNCTION f(day date DEFAULT 'today') RETURNS date LANGUAGE sql AS 'SELECT day';",
    'CREATE TABLE p PARTITION OF t FOR VALUES FROM (now()) TO (MAXVALUE);',
    'ALTER TABLE t ATTACH PARTITION p FOR VALUES FROM (CURRENT_DATE) TO (MAXVALUE);',
  ])('%s', (sql) => {
    expect(isRepeatableSql(sql)).toBe(false);
  });
});
