import { expect, test } from 'vitest';
import { splitStatements } from '../script/split-statements.js';
import { statementReach } from './statement-reach.js';

function reachOf(sql: string) {
  return splitStatements(sql, { file: 'schema.sql', line: 1 }).map(statementReach);
}

test.for([
  'CREATE ROLE app',
  'ALTER USER app SET search_path = app',
  'DROP DATABASE shop',
  'ALTER SYSTEM SET work_mem = 1',
  'GRANT admin TO app',
  'GRANT CONNECT ON DATABASE shop TO app',
  'COMMENT ON ROLE app IS $$x$$',
  'DO $$ BEGIN CREATE ROLE app; END $$',
  "CREATE SUBSCRIPTION s CONNECTION 'host=h' PUBLICATION p",
  'REASSIGN OWNED BY app TO postgres',
])('%s reaches beyond the database', (sql) => {
  expect(reachOf(sql)).toEqual(['server']);
});

test.for([
  'CREATE TABLE role ()',
  'CREATE USER MAPPING FOR app SERVER s',
  'GRANT SELECT ON users TO app',
  "COMMENT ON TABLE database IS 'x'",
  'DO $$ BEGIN CREATE TABLE t (); END $$',
  "CREATE SUBSCRIPTION s CONNECTION 'host=h' PUBLICATION p WITH (connect = false)",
])('%s stays in the database', (sql) => {
  expect(reachOf(sql)).toEqual(['schema']);
});

test.for(['BEGIN', 'START TRANSACTION', 'COMMIT', 'SAVEPOINT s', 'SET TRANSACTION READ ONLY'])(
  '%s is of a transaction',
  (sql) => {
    expect(reachOf(sql)).toEqual(['transaction']);
  },
);

test.for(["SELECT pg_catalog.set_config('search_path', '', false)", 'SET search_path = app', 'RESET ROLE'])(
  '%s is of the session',
  (sql) => {
    expect(reachOf(sql)).toEqual(['session']);
  },
);
