import { relationText } from '../../ddl/names/default-schema.js';
import { insertedColumnUnknown } from '../../errors/operation-errors.js';
import { type BulkInsert, insertedColumns } from '../../operations/bulk-insert-operation.js';
import { formatName } from '../../schema/names.js';
import type { Queryable } from '../../util/queryable.js';

interface KnownColumn {
  readonly name: string;
  readonly json: boolean;
}

const JSON_TYPES = `'{pg_catalog.json, pg_catalog.jsonb}'::pg_catalog.regtype[]::pg_catalog.oid[]`;

/** The same with what PostgreSQL knows of the columns. Refuses a column that the table does not have. */
export async function learnColumns(operation: BulkInsert, ask: Queryable): Promise<BulkInsert> {
  const { table, rows } = operation;
  const { rows: known } = await ask.query<KnownColumn>(`
    SELECT a.attname AS name,
           (t.oid OPERATOR(pg_catalog.=) ANY (${JSON_TYPES}) OR t.typbasetype OPERATOR(pg_catalog.=) ANY (${JSON_TYPES})) AS json
      FROM pg_catalog.pg_attribute AS a JOIN pg_catalog.pg_type AS t ON t.oid OPERATOR(pg_catalog.=) a.atttypid
     WHERE a.attrelid OPERATOR(pg_catalog.=) pg_catalog.to_regclass(${relationText(table)})
       AND a.attnum OPERATOR(pg_catalog.>) 0 AND NOT a.attisdropped
     ORDER BY a.attnum`);
  // That there is no such table, PostgreSQL says best.
  if (known.length === 0) return operation;
  const names = known.map(({ name }) => name);
  const stranger = insertedColumns(rows).find((column) => !names.includes(column));
  if (stranger !== undefined) throw insertedColumnUnknown(stranger, formatName(table), names);
  return { ...operation, jsonColumns: known.filter(({ json }) => json).map(({ name }) => name) };
}
