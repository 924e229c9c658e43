import { relationText } from '../../ddl/names/default-schema.js';
import { insertedColumnUnknown } from '../../errors/operation-errors.js';
import { type BulkInsert, insertedColumns } from '../../operations/bulk-insert-operation.js';
import type { Operation } from '../../operations/operation.js';
import type { DeleteRows, UpdateRows } from '../../operations/row-change-operations.js';
import { formatName } from '../../schema/names.js';
import type { Queryable } from '../../util/queryable.js';

/** An operation whose rows have values. */
export type RowChange = BulkInsert | UpdateRows | DeleteRows;

export function isRowChange(operation: Operation): operation is RowChange {
  return operation.kind === 'bulkInsert' || operation.kind === 'updateRows' || operation.kind === 'deleteRows';
}

interface KnownColumn {
  readonly name: string;
  readonly json: boolean;
  readonly equals: string | null;
}

const JSON_TYPES = `'{pg_catalog.json, pg_catalog.jsonb}'::pg_catalog.regtype[]::pg_catalog.oid[]`;

/** The operator of a type whose operators are in the schema of an extension. */
const EQUALS = `(
    SELECT pg_catalog.concat('OPERATOR(', pg_catalog.quote_ident(s.nspname), '.', o.oprname, ')')
      FROM pg_catalog.pg_opclass AS k
      JOIN pg_catalog.pg_am AS i ON i.oid OPERATOR(pg_catalog.=) k.opcmethod AND i.amname OPERATOR(pg_catalog.=) 'btree'
      JOIN pg_catalog.pg_amop AS m ON m.amopfamily OPERATOR(pg_catalog.=) k.opcfamily AND m.amopstrategy OPERATOR(pg_catalog.=) 3
       AND m.amoplefttype OPERATOR(pg_catalog.=) k.opcintype AND m.amoprighttype OPERATOR(pg_catalog.=) k.opcintype
      JOIN pg_catalog.pg_operator AS o ON o.oid OPERATOR(pg_catalog.=) m.amopopr
      JOIN pg_catalog.pg_namespace AS s ON s.oid OPERATOR(pg_catalog.=) o.oprnamespace AND s.nspname OPERATOR(pg_catalog.<>) 'pg_catalog'
     WHERE k.opcdefault AND k.opcintype OPERATOR(pg_catalog.=) ANY (ARRAY[t.oid, t.typbasetype])
     LIMIT 1)`;

/** The same with what PostgreSQL knows of the columns. Refuses a column that the table does not have. */
export async function learnColumns(operation: RowChange, ask: Queryable): Promise<RowChange> {
  const { table, rows } = operation;
  const { rows: known } = await ask.query<KnownColumn>(`
    SELECT a.attname AS name,
           (t.oid OPERATOR(pg_catalog.=) ANY (${JSON_TYPES}) OR t.typbasetype OPERATOR(pg_catalog.=) ANY (${JSON_TYPES})) AS json,
           ${EQUALS} AS equals
      FROM pg_catalog.pg_attribute AS a JOIN pg_catalog.pg_type AS t ON t.oid OPERATOR(pg_catalog.=) a.atttypid
     WHERE a.attrelid OPERATOR(pg_catalog.=) pg_catalog.to_regclass(${relationText(table)})
       AND a.attnum OPERATOR(pg_catalog.>) 0 AND NOT a.attisdropped
     ORDER BY a.attnum`);
  // That there is no such table, PostgreSQL says best.
  if (known.length === 0) return operation;
  const names = known.map(({ name }) => name);
  const stranger = insertedColumns(rows).find((column) => !names.includes(column));
  if (stranger !== undefined) throw insertedColumnUnknown(stranger, formatName(table), names);
  const jsonColumns = known.filter(({ json }) => json).map(({ name }) => name);
  if (operation.kind === 'bulkInsert') return { ...operation, jsonColumns };
  const equals = new Map(known.flatMap((column) => (column.equals === null ? [] : [[column.name, column.equals]])));
  return { ...operation, jsonColumns, equals };
}
