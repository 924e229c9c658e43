import { expect, test } from 'vitest';
import { check, foreignKey, index, MetaData, primaryKey, sql, unique } from '../models/index.js';
import { missingFeatures } from './missing-features.js';

function declared() {
  const metadata = new MetaData();
  const { table, t } = metadata;
  metadata.sequence('quick', { unlogged: true });
  metadata.collation('german', { provider: 'icu', locale: 'de', rules: '&a<b' });
  table('stays', { who: t.integer(), during: t.int4range() }, (c) => [
    primaryKey([c.who, c.during], { withoutOverlaps: true }),
    check('k', sql`who > 0`, { notEnforced: true }),
  ]);
  table(
    'parts',
    {
      id: t.integer().unique({ nullsNotDistinct: true }),
      who: t.integer().nullable(),
      during: t.int4range().notNull({ noInherit: true }),
      twice: t.integer().generatedAs('id * 2', { virtual: true }),
      stay: t
        .integer()
        .nullable()
        .references('parts.id', { onDelete: 'set null', onDeleteColumns: ['stay'] }),
    },
    (c) => [
      foreignKey([c.who, c.during], 'stays', ['who', 'during'], { period: true }),
      unique([c.id, c.who], { name: 'both' }),
      index([c.who], { unique: true, nullsNotDistinct: true }),
    ],
  );
  return metadata.toSchema();
}

test('names everything that a server of this version lacks, and what asks for it', () => {
  const found = missingFeatures(declared(), 140000);

  expect(found.map(({ feature, since, asker }) => `${since} ${feature}: ${asker}`)).toEqual([
    '15 NULLS NOT DISTINCT: constraint parts_id_key of parts',
    '15 NULLS NOT DISTINCT: index parts_who_idx of parts',
    '15 ON DELETE SET NULL or SET DEFAULT of some columns: constraint parts_stay_fkey of parts',
    '15 UNLOGGED: sequence quick',
    '16 rules of a collation: collation german',
    '18 a VIRTUAL generated column: column parts.twice',
    '18 NOT NULL with NO INHERIT or NOT VALID: column parts.during',
    '18 WITHOUT OVERLAPS: constraint stays_pkey of stays',
    '18 PERIOD: constraint parts_who_during_fkey of parts',
    '18 NOT ENFORCED: constraint k of stays',
  ]);
});

test('finds nothing missing on a server that has it all', () => {
  expect(missingFeatures(declared(), 180000)).toEqual([]);
});
