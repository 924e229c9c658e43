import { col, sql } from '../../src/models/index.js';
import type { DirectiveCases } from './directive-case.js';

export const INDEX_CASES: DirectiveCases = {
  createIndex: [
    {
      call: (op) => op.createIndex('ix_id', 'parts', ['id'], { schema: 'app', only: true }),
      sql: ['CREATE INDEX ix_id ON ONLY app.parts (id)'],
    },
    {
      call: (op) =>
        op.createIndex('ix', 'users', ['age', col('email').opclass('text_pattern_ops').desc().nullsLast()], {
          unique: true,
          include: ['id'],
          with: { fillfactor: 70 },
          tablespace: 'pg_default',
          where: sql`age IS NOT NULL`,
          comment: 'Fast',
        }),
      sql: [
        'CREATE UNIQUE INDEX ix ON users (age, email text_pattern_ops DESC NULLS LAST) INCLUDE (id) WITH (fillfactor = 70) TABLESPACE pg_default WHERE age IS NOT NULL',
        "COMMENT ON INDEX ix IS 'Fast'",
      ],
    },
    {
      call: (op) => op.createIndex(null, 'users', [sql`lower(email)`, sql`age + 1`]),
      sql: ['CREATE INDEX ON users (lower(email), (age + 1))'],
    },
    {
      call: (op) => op.createIndex('ix_age', 'users', ['age'], { schema: 'app', using: 'hash', ifNotExists: true }),
      sql: ['CREATE INDEX IF NOT EXISTS ix_age ON app.users USING hash (age)'],
    },
    {
      call: (op) => op.createIndex('ix', 'users', ['age'], { unique: true, nullsNotDistinct: true }),
      sql: ['CREATE UNIQUE INDEX ix ON users (age) NULLS NOT DISTINCT'],
      since: 15,
    },
    {
      call: (op) =>
        op.autocommitBlock(async () => {
          await op.createIndex('ix_later', 'users', ['age'], { concurrently: true });
          await op.dropIndex('ix_later', 'users', { concurrently: true });
        }),
      sql: ['CREATE INDEX CONCURRENTLY ix_later ON users (age)', 'DROP INDEX CONCURRENTLY ix_later'],
    },
  ],
  dropIndex: [
    {
      call: (op) => op.dropIndex('ix_age', 'users', { schema: 'app', ifExists: true }),
      sql: ['DROP INDEX IF EXISTS app.ix_age'],
    },
    {
      call: (op) => op.autocommitBlock(() => op.dropIndex('nothing', 'users', { concurrently: true, ifExists: true })),
      sql: ['DROP INDEX CONCURRENTLY IF EXISTS nothing'],
    },
  ],
  alterIndex: [
    {
      call: (op) => op.alterIndex('ix_age', 'users', { schema: 'app', with: { fillfactor: 70 }, tablespace: null }),
      sql: ['ALTER INDEX app.ix_age SET (fillfactor = 70), SET TABLESPACE pg_default'],
    },
    {
      call: (op) => op.alterIndex('ix_twice', 'users', { statistics: { 1: 400 } }),
      sql: ['ALTER INDEX ix_twice ALTER COLUMN 1 SET STATISTICS 400'],
    },
  ],
  renameIndex: [
    {
      call: (op) => op.renameIndex('ix_age', 'users', 'ix_years', { schema: 'app' }),
      sql: ['ALTER INDEX app.ix_age RENAME TO ix_years'],
    },
  ],
  attachIndex: [
    {
      call: (op) => op.attachIndex('part_ix', 'part', 'app.parts_ix', { schema: 'app' }),
      sql: ['ALTER INDEX app.parts_ix ATTACH PARTITION app.part_ix'],
    },
  ],
  createStatistics: [
    {
      call: (op) =>
        op.createStatistics('st', 'app.users', ['age', sql`"number"`, sql`age * 2`], {
          schema: 'app',
          kinds: ['mcv'],
          target: 500,
          comment: 'why',
        }),
      sql: [
        'CREATE STATISTICS app.st (mcv) ON age, "number", (age * 2) FROM app.users',
        'ALTER STATISTICS app.st SET STATISTICS 500',
        "COMMENT ON STATISTICS app.st IS 'why'",
      ],
    },
  ],
  alterStatistics: [
    {
      call: (op) => op.alterStatistics('apart', 'app.users', { schema: 'app', target: null, newName: 'st' }),
      sql: ['ALTER STATISTICS app.apart SET STATISTICS -1', 'ALTER STATISTICS app.apart RENAME TO st'],
    },
  ],
  dropStatistics: [
    { call: (op) => op.dropStatistics('apart', 'app.users', { schema: 'app' }), sql: ['DROP STATISTICS app.apart'] },
  ],
};
