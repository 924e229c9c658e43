import { defaultExpression } from '../../ddl/expression.js';
import { quoteIdentifier, quoteName } from '../../ddl/quote.js';
import type { FromItem } from '../../ddl/rows/find-rows.js';
import type {
  AddColumn,
  AlterColumn,
  DropColumn,
  RenameColumn,
  TypeChange,
} from '../../operations/column-operations.js';
import { nameAfter } from '../../operations/name-after.js';
import type { Operation } from '../../operations/operation.js';
import { baseType, isNumber, isString } from '../../schema/base-type.js';
import type { Column } from '../../schema/column.js';
import { isLossless } from '../../schema/lossless.js';
import { nameKey, type QualifiedName, sameName } from '../../schema/names.js';
import type { PartitionBound, PartitionOf } from '../../schema/partition.js';
import { parentsOf, type Table } from '../../schema/table.js';
import { type ColumnType, typeSql } from '../../schema/types.js';
import { assertNever } from '../../util/assert-never.js';
import { mentionsColumn } from '../sql-text.js';

/** A column at some point of a revision, expressed by the database before the revision. */
export interface SourceColumn {
  /** SQL over the columns that the table has before. */
  readonly sql: string;
  readonly type: ColumnType;
  /** The column's type before the revision, missing for a column that the revision adds. */
  readonly typeBefore?: ColumnType;
  readonly nullable: boolean;
  /** For a column that the revision adds: it contains only nulls, or a different number in every row. */
  readonly holds?: 'nulls' | 'numbers';
}

/** The rows of one table at some point of a revision. */
export interface RowSource {
  /** The table before the revision; null if the revision creates it, so that it has no rows. */
  readonly before: Table | null;
  /** By their names at that point. */
  readonly columns: Map<string, SourceColumn>;
  /** The name at that point. */
  name: QualifiedName;
  readonly children: RowSource[];
  /** The table as the revision creates it. */
  readonly created?: Table;
  /** The bounds of the partitions before the revision. */
  readonly boundsBefore: PartitionBound[];
  /** The parent at that point. */
  partition?: { readonly parent: RowSource; readonly bound: PartitionBound } | undefined;
}

export interface ColumnOfType {
  readonly table: QualifiedName;
  readonly column: string;
  readonly isArray: boolean;
}

/**
 * Follows the operations of a revision, so that the database before the revision can be queried for the rows that an
 * operation will find: under the old names, and with the columns that the revision adds or converts.
 */
export class RowSources {
  readonly #sources: Map<string, RowSource>;
  /** Tables that are rebuilt, whose rows are set aside. */
  readonly #aside = new Map<string, RowSource>();

  constructor(tables: readonly Table[]) {
    const sources = tables.map((table) => [nameKey(table), sourceOf(table)] as const);
    this.#sources = new Map(sources);
    for (const table of tables) {
      const source = this.#sources.get(nameKey(table));
      for (const parent of parentsOf(table)) {
        if (source !== undefined) this.#sources.get(nameKey(parent))?.children.push(source);
      }
      const { partitionOf } = table;
      if (source === undefined || partitionOf === undefined) continue;
      this.#attach(source, partitionOf);
      this.find(partitionOf.parent)?.boundsBefore.push(partitionOf.bound);
    }
  }

  /** Undefined for an unknown table. */
  find(table: QualifiedName): RowSource | undefined {
    return this.#sources.get(nameKey(table));
  }

  /** The rows of the table for a query that mentions these columns. */
  from(table: QualifiedName, mentioned: readonly string[], alias: string = table.name): FromItem {
    const source = this.find(table);
    const before = source?.before ?? table;
    const needed = [...(source?.columns ?? [])].filter(([name]) => mentioned.some((text) => isMentioned(text, name)));
    const name = quoteIdentifier(alias);
    const isAsBefore = needed.every(([column, { sql }]) => sql === quoteIdentifier(column));
    if (isAsBefore) {
      return { sql: before.name === alias ? quoteName(before) : `${quoteName(before)} AS ${name}`, name };
    }
    const taken = new Set(needed.map(([column]) => column));
    const ids = (source?.before?.primaryKey?.columns ?? []).filter((column) => !taken.has(column));
    const list = [...ids.map(quoteIdentifier), ...needed.map(([column, { sql }]) => item(sql, column))];
    return { sql: `(SELECT ${list.join(', ')} FROM ${quoteName(before)}) AS ${name}`, name };
  }

  /** Only tables that have rows. */
  columnsOfType(type: QualifiedName): readonly ColumnOfType[] {
    return [...this.#sources.values()]
      .filter(({ before }) => before !== null)
      .flatMap(({ name: table, columns }) =>
        [...columns]
          .filter(([, { type: own }]) => own.userType !== null && sameName(own.userType, type))
          .map(([column, { type: own }]) => ({ table, column, isArray: own.array })),
      );
  }

  partitionsOf(parent: RowSource): readonly RowSource[] {
    return [...this.#sources.values()].filter(({ partition }) => partition?.parent === parent);
  }

  /** From now on the table has the rows again that were set aside, in the columns that they had. */
  putRowsBack(table: QualifiedName): Table | undefined {
    const [aside, created] = [this.#aside.get(nameKey(table)), this.find(table)];
    if (aside === undefined) return undefined;
    const partitions = created === undefined ? [] : this.partitionsOf(created);
    const source: RowSource = { ...aside, name: table, children: [], boundsBefore: [] };
    this.#sources.set(nameKey(table), source);
    for (const partition of partitions)
      partition.partition = { parent: source, bound: partition.partition?.bound ?? 'default' };
    return created?.created;
  }

  follow(operation: Operation): void {
    switch (operation.kind) {
      case 'setRowsAside': {
        const source = this.find(operation.table);
        if (source !== undefined) this.#aside.set(nameKey(operation.table), source);
        break;
      }
      case 'attachPartition': {
        const source = this.find(operation.table);
        if (source !== undefined) this.#attach(source, operation);
        break;
      }
      case 'detachPartition':
      case 'dropTable': {
        const source = this.find(operation.table);
        if (source !== undefined) source.partition = undefined;
        break;
      }
      case 'renameTable':
      case 'setTableSchema':
        this.#move(operation.table, nameAfter(operation));
        break;
      case 'createTable':
        this.#create(operation.table);
        break;
      case 'addColumn':
      case 'dropColumn':
      case 'renameColumn':
      case 'alterColumn':
        this.#change(operation);
        break;
      default:
    }
  }

  #move(from: QualifiedName, to: QualifiedName): void {
    const source = this.find(from);
    if (source === undefined) return;
    this.#sources.delete(nameKey(from));
    source.name = to;
    this.#sources.set(nameKey(to), source);
  }

  #create(table: Table): void {
    const columns = table.columns.map((column) => [column.name, columnOf(column)] as const);
    const source: RowSource = {
      name: table,
      before: null,
      columns: new Map(columns),
      children: [],
      boundsBefore: [],
      created: table,
    };
    this.#sources.set(nameKey(table), source);
    if (table.partitionOf !== undefined) this.#attach(source, table.partitionOf);
  }

  #attach(source: RowSource, { parent, bound }: PartitionOf): void {
    const of = this.find(parent);
    source.partition = of && { parent: of, bound };
  }

  /** A column of a parent is also a column of its children. */
  #change(operation: ColumnOperation): void {
    const changeAll = (source: RowSource | undefined) => {
      if (source === undefined) return;
      changeColumn(source.columns, operation);
      source.children.forEach(changeAll);
    };
    changeAll(this.find(operation.table));
  }
}

type ColumnOperation = AddColumn | DropColumn | RenameColumn | AlterColumn;
type Columns = RowSource['columns'];

function changeColumn(columns: Columns, operation: ColumnOperation): void {
  switch (operation.kind) {
    case 'addColumn':
      columns.set(operation.column.name, addedColumn(operation, columns));
      break;
    case 'dropColumn':
      columns.delete(operation.column);
      break;
    case 'renameColumn':
      rename(columns, operation.column, operation.newName);
      break;
    case 'alterColumn':
      alter(columns, operation);
      break;
    default:
      assertNever(operation);
  }
}

function isMentioned(text: string, column: string): boolean {
  return text === column || mentionsColumn(text, column);
}

function sourceOf(before: Table): RowSource {
  const columns = before.columns.map((column) => [column.name, columnOf(column)] as const);
  return { name: before, before, columns: new Map(columns), children: [], boundsBefore: [] };
}

function columnOf({ name, type, nullable }: Column): SourceColumn {
  return { sql: quoteIdentifier(name), type, typeBefore: type, nullable };
}

function item(sql: string, column: string): string {
  const name = quoteIdentifier(column);
  return sql === name ? name : `${sql} AS ${name}`;
}

function addedColumn({ column }: AddColumn, columns: Columns): SourceColumn {
  const { type, nullable, generated, serverDefault } = column;
  const shape = { type, nullable };
  if (column.identity !== null || column.serial !== null) {
    return { ...shape, sql: 'row_number() OVER ()', holds: 'numbers' };
  }
  if (generated !== null) return { ...shape, sql: overBefore(generated.expression, columns) };
  return serverDefault === null
    ? { ...shape, sql: `NULL::${typeSql(type)}`, holds: 'nulls' }
    : { ...shape, sql: `CAST(${defaultExpression(serverDefault)} AS ${typeSql(type)})` };
}

function rename(columns: Columns, from: string, to: string): void {
  const column = columns.get(from);
  if (column === undefined) return;
  columns.delete(from);
  columns.set(to, column);
}

function alter(columns: Columns, { column: name, type, nullable }: AlterColumn): void {
  const column = columns.get(name);
  if (column === undefined) return;
  const sql = type === undefined ? column.sql : converted(columns, name, type);
  columns.set(name, { ...column, sql, type: type?.to ?? column.type, nullable: nullable?.to ?? column.nullable });
}

function converted(columns: Columns, name: string, { to, using }: TypeChange): string {
  if (using !== undefined) return overBefore(using, columns);
  const value = overBefore(quoteIdentifier(name), columns);
  const from = columns.get(name)?.type;
  return from !== undefined && keepsValues(from, to) ? value : `CAST(${value} AS ${typeSql(to)})`;
}

/** A wider number is the same number, and a longer text the same text. */
function keepsValues(from: ColumnType, to: ColumnType): boolean {
  const bases = [baseType(from), baseType(to)];
  const isAlike = bases.every(isNumber) || bases.every(isString);
  return isAlike && from.array === to.array && isLossless(from, to, { fixedTimeZone: false });
}

/** Rewrites SQL over the current columns as SQL over the former ones. */
function overBefore(sql: string, columns: Columns): string {
  const used = [...columns].filter(([name]) => mentionsColumn(sql, name));
  const [only] = used;
  if (only !== undefined && sql === quoteIdentifier(only[0])) return only[1].sql;
  if (used.every(([name, column]) => column.sql === quoteIdentifier(name))) return sql;
  return `(SELECT ${sql} FROM (SELECT ${used.map(([name, column]) => item(column.sql, name)).join(', ')}) AS now)`;
}
