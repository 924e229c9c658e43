import { expect, test } from 'vitest';
import { splitStatements } from '../script/split-statements.js';
import { serverAccess } from './server-access.js';

function accessOf(sql: string) {
  return splitStatements(sql, { file: 'schema.sql', line: 1 }).map(serverAccess);
}

test.for([
  ["COPY (SELECT 1) TO PROGRAM 'id'", 'COPY … TO PROGRAM'],
  ["COPY t FROM '/etc/passwd'", 'COPY … FROM a file'],
  ["LOAD 'x'", 'LOAD'],
  ["SELECT pg_catalog.pg_read_file('/etc/passwd')", 'pg_read_file()'],
  ['CREATE TABLE t AS SELECT "lo_import"(\'x\')', 'lo_import()'],
  ["DO $$ BEGIN COPY t TO PROGRAM 'id'; END $$", 'COPY … TO PROGRAM'],
  ["DO $$ BEGIN EXECUTE 'COPY t TO PROGRAM ''id'''; END $$", 'COPY … TO PROGRAM'],
  ["SELECT dblink_exec('dbname=x', 'DROP TABLE t')", 'dblink_exec()'],
] as const)('%s reaches the server', ([sql, access]) => {
  expect(accessOf(sql)).toEqual([access]);
});

test.for([
  'CREATE TABLE copy (program text)',
  "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT pg_read_file('x') $$",
  "CREATE VIEW v AS SELECT pg_ls_dir('x')",
  "INSERT INTO t VALUES ('copy t to program')",
  "SELECT setval('s', 1)",
])('%s does not', (sql) => {
  expect(accessOf(sql)).toEqual([null]);
});
