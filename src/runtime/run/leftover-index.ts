import { quoteLiteral, quoteName } from '../../ddl/quote.js';
import type { CreateIndex } from '../../operations/index-operations.js';
import type { Operation } from '../../operations/operation.js';

/** Does PostgreSQL refuse it inside of a transaction? */
export function isConcurrent(operation: Operation): boolean {
  return (operation.kind === 'createIndex' || operation.kind === 'dropIndex') && operation.concurrently === true;
}

/**
 * A CREATE INDEX CONCURRENTLY that fails leaves an invalid index behind (manual: CREATE INDEX, "Building Indexes
 * Concurrently"), which a second attempt stumbles over or, with IF NOT EXISTS, takes for the index. This finds it; one
 * that somebody is building just now is invalid too, and is none.
 */
export function findLeftoverIndex({ table, index }: CreateIndex): string {
  return `
    SELECT i.indexrelid::regclass::text AS name
      FROM pg_index AS i
     WHERE i.indexrelid = to_regclass(${quoteLiteral(quoteName({ schema: table.schema, name: index.name }))})
       AND i.indrelid = to_regclass(${quoteLiteral(quoteName(table))})
       AND NOT i.indisvalid
       AND NOT EXISTS (SELECT FROM pg_stat_progress_create_index AS p WHERE p.index_relid = i.indexrelid)`;
}
