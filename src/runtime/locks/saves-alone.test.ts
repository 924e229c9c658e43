import { expect, test } from 'vitest';
import { savesAlone } from './saves-alone.js';

test.for([
  'ALTER TABLE t ADD COLUMN a int',
  "/* a */ create view v as select case when a then ';' end from t;",
  'CREATE FUNCTION f() RETURNS int AS $$ BEGIN; RETURN 1; END $$ LANGUAGE plpgsql; DROP TABLE a',
])('%s can be rolled back alone', (sql) => {
  expect(savesAlone(sql)).toBe(true);
});

test.for([
  'UPDATE t SET a = 1',
  'ROLLBACK TO SAVEPOINT a',
  'CALL p()',
  'DROP TABLE a; ROLLBACK TO SAVEPOINT b',
  'CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END',
  '',
])('%s can not', (sql) => {
  expect(savesAlone(sql)).toBe(false);
});
