import { expect, test } from 'vitest';
import { parseRepeatable } from './repeatable-statement.js';

test('CREATE INDEX CONCURRENTLY is taken apart by its tokens', () => {
  const sql = `/* c */ create unique index Concurrently if not exists "a ON b" -- x
    ON ONLY app."T" USING gist (lower(a), "ON") WHERE note <> ' ON ';`;

  expect(parseRepeatable(sql)).toEqual({
    kind: 'createIndex',
    name: '"a ON b"',
    table: 'app."T"',
    ifNotExists: true,
    unique: true,
    rest: `USING gist (lower(a), "ON") WHERE note <> ' ON '`,
  });
});

test.for([
  ['DROP INDEX CONCURRENTLY IF EXISTS app.ix CASCADE', { kind: 'dropIndex', name: 'app.ix' }],
  ['REINDEX (VERBOSE, CONCURRENTLY) TABLE t', { kind: 'reindex', object: 'TABLE', name: 't' }],
  ['REINDEX INDEX CONCURRENTLY "ix"', { kind: 'reindex', object: 'INDEX', name: '"ix"' }],
  ['ALTER TABLE p DETACH PARTITION app.c CONCURRENTLY;', { kind: 'detachPartition', table: 'p', partition: 'app.c' }],
  [
    `ALTER TYPE mood ADD VALUE IF NOT EXISTS 'it''s' AFTER 'ok'`,
    { kind: 'addEnumValue', type: 'mood', value: `'it''s'`, neighbor: { side: 'AFTER', value: `'ok'` } },
  ],
] as const)('%s is recognized', ([sql, statement]) => {
  expect(parseRepeatable(sql)).toEqual(statement);
});

test.for([
  'CREATE INDEX ix ON t (concurrently)',
  `SELECT 'CREATE INDEX CONCURRENTLY ix ON t (a)'`,
  'CREATE INDEX CONCURRENTLY ON t (a)',
  'CREATE INDEX CONCURRENTLY ix ON t (a); DROP TABLE t',
  'DROP INDEX CONCURRENTLY a, b',
  'REINDEX (CONCURRENTLY false) TABLE t',
  'ALTER TYPE mood RENAME VALUE $$a$$ TO $$b$$',
])('%s is none', (sql) => {
  expect(parseRepeatable(sql)).toBeNull();
});
