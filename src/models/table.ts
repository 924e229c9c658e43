import { quoteName } from '../ddl/quote.js';
import { type ColumnNaming, columnName } from '../schema/column-naming.js';
import type { QualifiedName } from '../schema/names.js';
import type { PartitionKey, PartitionOf } from '../schema/partition.js';
import type { TableOptions as KeptOptions } from '../schema/table-options.js';
import type { ColumnBuilder, ColumnRecord } from './column-builder.js';
import { columnState } from './column-builder.js';
import { ColumnRef } from './column-ref.js';
import type { ColumnState } from './column-state.js';
import { commentOf } from './comment-of.js';
import type { TablePart } from './objects/table-part.js';
import { type PartitionKeyInput, partitionKey } from './partition.js';
import { type SqlPrintable, sqlText } from './sql.js';
import type { StatisticsInput } from './statistics.js';
import type { TableItem } from './table-items.js';
import { parseName } from './table-name.js';
import { type TableOptionsInput, tableOptions } from './table-options.js';

/** Registered, so that a table made by another copy of this package is known too. */
export const tableState: unique symbol = Symbol.for('limbeck.table');

export const tableColumns: unique symbol = Symbol.for('limbeck.table.columns');

/** Only in types: what row types are made of. */
export declare const tableShape: unique symbol;

export interface TableShape<
  Key extends string = string,
  Columns extends ColumnRecord = ColumnRecord,
  Naming extends ColumnNaming = ColumnNaming,
> {
  /** `users`, or `audit.log` if the table is declared with a schema. */
  readonly key: Key;
  readonly columns: Columns;
  readonly naming: Naming;
}

/** The name with the schema that the table or the metadata names. */
export type TableKey<Name extends string, Own, Default> = Own extends string
  ? `${Own}.${Name}`
  : Default extends string
    ? `${Default}.${Name}`
    : Name;

export interface DeclaredColumn {
  readonly property: string;
  /** In the database. */
  readonly name: string;
  readonly state: ColumnState;
}

/** A table as its declaration says it, before names are chosen and references looked up. */
export interface TableDeclaration {
  readonly name: QualifiedName;
  readonly columns: readonly DeclaredColumn[];
  readonly items: readonly TableItem[];
  /** Triggers, policies and rules. */
  readonly parts: readonly TablePart[];
  readonly comment: string | null;
  readonly options: KeptOptions | undefined;
  readonly lineage: Lineage;
  readonly statistics: readonly StatisticsInput[];
  readonly renamedFrom: QualifiedName | null;
  /** The table object, by which references from other tables know it. */
  readonly owner: object | null;
}

/** What a table is partitioned by, and the tables that it is a child of. */
export interface Lineage {
  readonly partitionBy?: PartitionKey;
  readonly partitionOf?: PartitionOf;
  readonly inherits?: readonly QualifiedName[];
}

export type ColumnRefs<Columns extends ColumnRecord> = { readonly [Property in keyof Columns]: ColumnRef };

export interface TableOptions<Schema extends string | undefined = string | undefined> extends TableOptionsInput {
  readonly schema?: Schema;
  readonly comment?: string;
  /** CREATE STATISTICS. */
  readonly statistics?: readonly StatisticsInput[];
  readonly partitionBy?: PartitionKeyInput;
  /** Parent tables, whose columns and checks the table inherits: `'cities'`, `'app.cities'`. */
  readonly inherits?: readonly string[];
  /** The name it had: `old_name`, or `old_schema.old_name`. */
  readonly renamedFrom?: string;
}

/** A declared table. Made by `metadata.table()`. */
export class Table<
  Key extends string = string,
  Columns extends ColumnRecord = ColumnRecord,
  Naming extends ColumnNaming = ColumnNaming,
> implements SqlPrintable
{
  declare readonly [tableShape]: TableShape<Key, Columns, Naming>;
  declare readonly [tableState]: TableDeclaration;
  declare readonly [sqlText]: string;
  /** What its partitions are made of. */
  declare readonly [tableColumns]: Columns;
  /** The columns, by property: for references, indexes, constraints and SQL. */
  declare readonly c: ColumnRefs<Columns>;

  constructor(parts: TableParts<Columns>) {
    const { name, columns, options, naming } = parts;
    const declared = declareColumns(columns, naming);
    this.c = columnRefs(columns, { columns: declared, table: name, owner: this });
    this[tableColumns] = columns;
    this[sqlText] = quoteName(name);
    const items = typeof parts.items === 'function' ? parts.items(this.c) : parts.items;
    this[tableState] = {
      name,
      columns: parts.partitionOf === undefined ? declared : [],
      items: items.filter(isTableItem),
      parts: items.filter(isTablePart),
      comment: commentOf(options.comment),
      options: tableOptions(options),
      statistics: options.statistics ?? [],
      lineage: toLineage(options, parts.schema, parts.partitionOf),
      renamedFrom: options.renamedFrom === undefined ? null : parseName(options.renamedFrom, name.schema),
      owner: this,
    };
  }
}

/** A table, whatever its columns. */
export type AnyTable = Pick<Table, typeof tableState>;

/** The constraints and indexes of a table, and its triggers, policies and rules. */
export type TableItems<Columns extends ColumnRecord> =
  | readonly (TableItem | TablePart)[]
  | ((c: ColumnRefs<Columns>) => readonly (TableItem | TablePart)[]);

function isTablePart(item: TableItem | TablePart): item is TablePart {
  return item.kind === 'trigger' || item.kind === 'policy' || item.kind === 'rule';
}

function isTableItem(item: TableItem | TablePart): item is TableItem {
  return !isTablePart(item);
}

interface TableParts<Columns extends ColumnRecord> {
  readonly name: QualifiedName;
  readonly columns: Columns;
  readonly items: TableItems<Columns>;
  readonly options: TableOptions;
  readonly naming: ColumnNaming;
  /** The place to look up the names of other tables. */
  readonly schema: string | null;
  readonly partitionOf?: PartitionOf;
}

export function toLineage(
  { partitionBy, inherits }: Pick<TableOptions, 'partitionBy' | 'inherits'>,
  schema: string | null,
  partitionOf?: PartitionOf,
): Lineage {
  return {
    ...(partitionBy && { partitionBy: partitionKey(partitionBy) }),
    ...(partitionOf && { partitionOf }),
    ...(inherits && inherits.length > 0 && { inherits: inherits.map((parent) => parseName(parent, schema)) }),
  };
}

export function declareColumns(columns: ColumnRecord, naming: ColumnNaming): readonly DeclaredColumn[] {
  return Object.entries(columns).map((entry: readonly [string, ColumnBuilder]) => {
    // An array pattern makes an iterator, and a project has thousands of columns.
    const property = entry[0];
    const state = entry[1][columnState];
    return { property, name: state.name ?? columnName(property, naming), state };
  });
}

interface RefsContext {
  readonly columns: readonly DeclaredColumn[];
  readonly table: QualifiedName;
  readonly owner: object;
}

export function columnRefs<Columns extends ColumnRecord>(columns: Columns, context: RefsContext): ColumnRefs<Columns>;
export function columnRefs(_columns: ColumnRecord, { columns, table, owner }: RefsContext): Record<string, ColumnRef> {
  return Object.fromEntries(
    columns.map(({ property, name }) => [property, new ColumnRef({ table, owner, column: name })]),
  );
}

/** The column by its property or by its name in the database; undefined if the table has none. */
export function findColumn({ columns }: TableDeclaration, key: string): DeclaredColumn | undefined {
  return columns.find(({ property }) => property === key) ?? columns.find(({ name }) => name === key);
}
