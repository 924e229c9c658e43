import { relationText } from '../../ddl/names/default-schema.js';
import { quoteLiteral } from '../../ddl/quote.js';
import type { ChangedForeignKey, TableFacts } from '../../online/table-facts.js';
import type { AlterColumn } from '../../operations/column-operations.js';
import type { ForeignKey, ReferentialAction } from '../../schema/constraints.js';
import { isLossless } from '../../schema/lossless.js';
import type { QualifiedName } from '../../schema/names.js';
import type { Queryable } from '../../util/queryable.js';

interface ForeignKeyRow {
  readonly name: string;
  readonly isOwn: boolean;
  readonly refersToOwn: boolean;
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly referredSchema: string;
  readonly referredTable: string;
  readonly referredColumns: readonly string[];
  readonly onDelete: string;
  readonly onUpdate: string;
  readonly match: string;
  readonly deferrable: boolean;
  readonly initiallyDeferred: boolean;
  readonly comment: string | null;
  readonly blocker: string | null;
}

interface Replaced {
  readonly place: TableFacts;
  /** The column that takes the place of the one that changes. */
  readonly newName: string;
}

interface ForeignKeysOfColumn {
  readonly foreignKeys: readonly ChangedForeignKey[];
  /** Why one of them can't be replaced. */
  readonly blocker: string | null;
}

/** The foreign keys that the column is part of, or that refer to it, between the columns that will be there. */
export async function readForeignKeys(
  db: Queryable,
  operation: AlterColumn,
  replaced: Replaced,
): Promise<ForeignKeysOfColumn> {
  const { rows } = await db.query<ForeignKeyRow>(foreignKeysSql(operation));
  const [first] = rows;
  const found = rows.find(({ blocker }) => blocker !== null)?.blocker ?? null;
  const mayDiffer = first !== undefined && !keepsValues(operation, replaced.place);
  return {
    foreignKeys: rows.map((row) => toForeignKey(row, operation, replaced)),
    blocker: found ?? (mayDiffer ? `the foreign key ${first.name} needs the same values on both sides` : null),
  };
}

/** Rows that others write while both columns exist must satisfy the new foreign key as they do the old one. */
function keepsValues({ column, type }: AlterColumn, { columns }: TableFacts): boolean {
  if (type === undefined || type.using !== undefined) return false;
  const found = columns.find(({ name }) => name === column)?.type ?? '';
  return isLossless(type.from ?? { sql: found, array: false, userType: null }, type.to, { fixedTimeZone: false });
}

// pg_constraint's letters for confdeltype and confupdtype.
const ACTIONS: Readonly<Record<string, ReferentialAction>> = {
  r: 'restrict',
  c: 'cascade',
  n: 'set null',
  d: 'set default',
};

function toForeignKey(row: ForeignKeyRow, operation: AlterColumn, { newName }: Replaced): ChangedForeignKey {
  const { name, isOwn, refersToOwn, columns, referredColumns, onDelete, onUpdate, match } = row;
  const swapped = (names: readonly string[]) => names.map((each) => (each === operation.column ? newName : each));
  const tableOf = (own: boolean, other: QualifiedName) => (own ? operation.table : other);
  const { deferrable, initiallyDeferred, comment } = row;
  const constraint: ForeignKey = {
    kind: 'foreignKey',
    name,
    columns: isOwn ? swapped(columns) : columns,
    referredTable: tableOf(refersToOwn, { schema: row.referredSchema, name: row.referredTable }),
    referredColumns: refersToOwn ? swapped(referredColumns) : referredColumns,
    onDelete: ACTIONS[onDelete] ?? 'no action',
    onDeleteColumns: [],
    onUpdate: ACTIONS[onUpdate] ?? 'no action',
    match: match === 'f' ? 'full' : 'simple',
    ...{ deferrable, initiallyDeferred, comment, notValid: false },
  };
  return { table: tableOf(isOwn, { schema: row.schema, name: row.table }), constraint };
}

const is = (a: string, b: string) => `${a} OPERATOR(pg_catalog.=) ${b}`;

const columnNames = (relation: string, numbers: string) => `(
  SELECT pg_catalog.array_agg(y.attname::pg_catalog.text ORDER BY u.place)
    FROM pg_catalog.unnest(${numbers}) WITH ORDINALITY AS u (number, place)
    JOIN pg_catalog.pg_attribute AS y ON ${is('y.attrelid', relation)} AND ${is('y.attnum', 'u.number')})`;

/** The key `name` of a row of pg_constraint, which older servers don't have. */
const newer = (name: string) => `(pg_catalog.to_jsonb(k) OPERATOR(pg_catalog.->>) '${name}')`;

/** Why a foreign key `k` from `f` to `r` can't be replaced. */
const BLOCKER = `CASE
  WHEN NOT k.convalidated THEN pg_catalog.concat('the foreign key ', k.conname, ' is NOT VALID')
  WHEN f.relkind OPERATOR(pg_catalog.<>) 'r' OR r.relkind OPERATOR(pg_catalog.<>) 'r' OR k.conparentid OPERATOR(pg_catalog.<>) 0
  THEN pg_catalog.concat('the foreign key ', k.conname, ' belongs to a partitioned table')
  WHEN ${newer('confdelsetcols')} IS NOT NULL
  THEN pg_catalog.concat('the foreign key ', k.conname, ' sets only some columns')
  WHEN ${is(newer('conperiod'), "'true'")} THEN pg_catalog.concat('the foreign key ', k.conname, ' has PERIOD')
  WHEN NOT pg_catalog.pg_has_role(f.relowner, 'USAGE')
    OR NOT pg_catalog.has_schema_privilege(f.relnamespace, 'USAGE')
  THEN pg_catalog.concat('the role doesn''t own ', f.relname, ', which refers to it by the foreign key ', k.conname)
  WHEN NOT pg_catalog.has_table_privilege(r.oid, 'REFERENCES')
    OR NOT pg_catalog.has_schema_privilege(r.relnamespace, 'USAGE')
  THEN pg_catalog.concat('the role may not refer to ', r.relname, ' as the foreign key ', k.conname, ' does')
  END`;

function foreignKeysSql({ table, column }: AlterColumn): string {
  return `SELECT k.conname::pg_catalog.text AS name, ${is('k.conrelid', 'c.oid')} AS "isOwn",
       ${is('k.confrelid', 'c.oid')} AS "refersToOwn", fn.nspname::pg_catalog.text AS schema,
       f.relname::pg_catalog.text AS table, ${columnNames('k.conrelid', 'k.conkey')} AS columns,
       rn.nspname::pg_catalog.text AS "referredSchema", r.relname::pg_catalog.text AS "referredTable",
       ${columnNames('k.confrelid', 'k.confkey')} AS "referredColumns", k.confdeltype::pg_catalog.text AS "onDelete",
       k.confupdtype::pg_catalog.text AS "onUpdate", k.confmatchtype::pg_catalog.text AS match,
       k.condeferrable AS deferrable, k.condeferred AS "initiallyDeferred",
       pg_catalog.obj_description(k.oid, 'pg_constraint') AS comment, ${BLOCKER} AS blocker
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_attribute AS a ON ${is('a.attrelid', 'c.oid')} AND ${is('a.attname', quoteLiteral(column))}
  JOIN pg_catalog.pg_constraint AS k ON ${is('k.contype', "'f'")}
   AND (${is('k.conrelid', 'c.oid')} AND ${is('a.attnum', 'ANY (k.conkey)')}
     OR ${is('k.confrelid', 'c.oid')} AND ${is('a.attnum', 'ANY (k.confkey)')})
  JOIN pg_catalog.pg_class AS f ON ${is('f.oid', 'k.conrelid')}
  JOIN pg_catalog.pg_namespace AS fn ON ${is('fn.oid', 'f.relnamespace')}
  JOIN pg_catalog.pg_class AS r ON ${is('r.oid', 'k.confrelid')}
  JOIN pg_catalog.pg_namespace AS rn ON ${is('rn.oid', 'r.relnamespace')}
 WHERE ${is('c.oid', `pg_catalog.to_regclass(${relationText(table)})`)}
 ORDER BY f.oid, k.conname`;
}
