import type { Collation } from '../../schema/database-schema.js';
import type { CollationRow } from '../catalog/collations.js';
import type { CatalogLookup } from './catalog-lookup.js';

// pg_collation's letters for collprovider.
const PROVIDERS: Readonly<Record<string, Collation['provider']>> = { b: 'builtin', c: 'libc', i: 'icu' };

export function toCollation(row: CollationRow, lookup: CatalogLookup): Collation {
  return {
    schema: row.schema,
    name: row.name,
    provider: PROVIDERS[row.provider] ?? 'libc',
    locale: row.locale ?? '',
    ctype: row.ctype,
    deterministic: row.deterministic,
    rules: row.rules,
    comment: lookup.comment('pg_collation', row.oid),
  };
}
