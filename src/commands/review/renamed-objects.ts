import type { Reflection } from '../../reflect/reflection.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';
import type { Queryable } from '../../util/queryable.js';

/** The tables and columns of a database, by what stays the same when they are renamed. */
export interface ObjectNames {
  readonly tables: ReadonlyMap<string, QualifiedName>;
  /** By the id of the table and the number of the column. */
  readonly columns: ReadonlyMap<string, string>;
  readonly idOf: ReadonlyMap<string, string>;
  readonly numberOf: ReadonlyMap<string, string>;
}

const COLUMNS = `
  SELECT c.oid::pg_catalog.text AS oid, n.nspname AS schema, c.relname AS name, a.attnum::pg_catalog.text AS number,
         a.attname AS column
    FROM pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
    LEFT JOIN pg_catalog.pg_attribute AS a
      ON a.attrelid OPERATOR(pg_catalog.=) c.oid AND a.attnum OPERATOR(pg_catalog.>) 0 AND NOT a.attisdropped
   WHERE c.relkind OPERATOR(pg_catalog.=) ANY (ARRAY['r', 'p']::pg_catalog."char"[])
     AND c.oid OPERATOR(pg_catalog.>=) 16384::pg_catalog.oid`;

interface ColumnRow {
  readonly oid: string;
  readonly schema: string;
  readonly name: string;
  readonly number: string | null;
  readonly column: string | null;
}

export async function readObjectNames(db: Queryable, defaultSchema: string): Promise<ObjectNames> {
  const { rows } = await db.query<ColumnRow>(COLUMNS);
  const named = rows.map(({ oid, schema, name, number, column }) => ({
    oid,
    table: { schema: schema === defaultSchema ? null : schema, name },
    key: `${oid} ${number}`,
    column,
  }));
  const columns = named.flatMap(({ column, ...rest }) => (column === null ? [] : [{ ...rest, column }]));
  return {
    tables: new Map(named.map(({ oid, table }) => [oid, table])),
    columns: new Map(columns.map(({ key, column }) => [key, column])),
    idOf: new Map(named.map(({ oid, table }) => [nameKey(table), oid])),
    numberOf: new Map(columns.map(({ key, table, column }) => [columnKey(table, column), key])),
  };
}

function columnKey(table: QualifiedName, column: string): string {
  return `${nameKey(table)}\0${column}`;
}

/** The schema after the revisions, in which each table and column that was renamed has its previous name. */
export function withFormerNames(
  { schema }: Pick<Reflection, 'schema'>,
  before: ObjectNames,
  after: ObjectNames,
): Reflection['schema'] {
  const formerTable = (table: QualifiedName) => before.tables.get(after.idOf.get(nameKey(table)) ?? '');
  const formerColumn = (table: QualifiedName, column: string) =>
    before.columns.get(after.numberOf.get(columnKey(table, column)) ?? '');
  const tables = schema.tables.map((table) => {
    const former = formerTable(table);
    const columns = table.columns.map((column) => {
      const name = formerColumn(table, column.name);
      return name === undefined || name === column.name ? column : { ...column, renamedFrom: name };
    });
    const isRenamed = former !== undefined && nameKey(former) !== nameKey(table);
    return { ...table, columns, ...(isRenamed ? { renamedFrom: former } : {}) };
  });
  return { ...schema, tables };
}
