import type { QualifiedName } from '../../schema/names.js';
import { groupBy } from '../../util/group-by.js';
import type { Catalog } from '../catalog/catalog.js';
import type { CollationRow } from '../catalog/collations.js';
import type { ColumnRow } from '../catalog/columns.js';
import type { IndexColumnRow } from '../catalog/indexes.js';
import type { OpclassRow } from '../catalog/opclasses.js';
import type { ReferredTableRow } from '../catalog/tables.js';
import type { TypeRow } from '../catalog/types.js';

/** Finds what rows of the catalog refer to by number. */
export class CatalogLookup {
  readonly #tables: ReadonlyMap<string, QualifiedName>;
  /** Of each table, each column at its position. */
  readonly #columns: ReadonlyMap<string, readonly (ColumnRow | undefined)[]>;
  readonly #referredColumns: ReadonlyMap<string, ReadonlyMap<number, string>>;
  readonly #types: ReadonlyMap<string, TypeRow>;
  readonly #collations: ReadonlyMap<string, CollationRow>;
  readonly #opclasses: ReadonlyMap<string, OpclassRow>;
  readonly #defaultOpclasses: ReadonlySet<string>;
  readonly #indexColumns: ReadonlyMap<string, readonly IndexColumnRow[]>;
  readonly #comments: ReadonlyMap<string, ReadonlyMap<string, string>>;

  constructor(catalog: Catalog) {
    const relations = [...catalog.tables, ...catalog.referredTables];
    this.#tables = new Map(relations.map(({ oid, schema, name }) => [oid, { schema, name }]));
    this.#columns = columnsByPosition(catalog);
    this.#referredColumns = new Map(catalog.referredTables.map((table) => [table.oid, referredColumns(table)]));
    this.#types = new Map(catalog.types.map((type) => [typeKey(type.oid, type.modifier), type]));
    this.#collations = new Map(catalog.collations.map((row) => [row.oid, row]));
    this.#opclasses = new Map(catalog.opclasses.map((row) => [row.oid, row]));
    this.#defaultOpclasses = new Set(
      catalog.opclasses.filter(({ isDefault }) => isDefault).map(({ method, type }) => `${method} ${type}`),
    );
    this.#indexColumns = groupBy(catalog.indexColumns, ({ index }) => index);
    this.#comments = commentsByObject(catalog);
  }

  tableName(oid: string): QualifiedName {
    return found(this.#tables.get(oid), 'table', oid);
  }

  /** In the order of the table. */
  columnsOf(table: string): readonly ColumnRow[] {
    return (this.#columns.get(table) ?? []).filter((row) => row !== undefined);
  }

  columnName(table: string, position: number): string {
    const name = this.findColumn(table, position)?.name ?? this.#referredColumns.get(table)?.get(position);
    return found(name, 'column', `${table}.${position}`);
  }

  columnNames(table: string, positions: readonly number[]): readonly string[] {
    return positions.map((position) => this.columnName(table, position));
  }

  /** Undefined if the table is not reflected. */
  findColumn(table: string, position: number): ColumnRow | undefined {
    return this.#columns.get(table)?.[position];
  }

  column(table: string, position: number): ColumnRow {
    return found(this.findColumn(table, position), 'column', `${table}.${position}`);
  }

  typeOf({ type, modifier }: Pick<ColumnRow, 'type' | 'modifier'>): TypeRow {
    return found(this.#types.get(typeKey(type, modifier)), 'type', type);
  }

  collationName(oid: string): QualifiedName {
    return nameOf(found(this.#collations.get(oid), 'collation', oid));
  }

  opclass(oid: string): OpclassRow {
    return found(this.#opclasses.get(oid), 'operator class', oid);
  }

  /** A type without one takes that of a type that it can be read as: varchar that of text, an enum that of anyenum. */
  hasDefaultOpclass(method: string, type: string): boolean {
    return this.#defaultOpclasses.has(`${method} ${type}`);
  }

  indexColumns(index: string): readonly IndexColumnRow[] {
    return this.#indexColumns.get(index) ?? [];
  }

  /** @param catalog the catalog that contains the object: `pg_class` */
  comment(catalog: string, object: string): string | null {
    return this.#comments.get(object)?.get(`${catalog} 0`) ?? null;
  }

  /** Of a column, or an attribute of a composite type. */
  partComment(relation: string, position: number): string | null {
    return this.#comments.get(relation)?.get(`pg_class ${position}`) ?? null;
  }
}

/** A null schema where the name alone finds it. */
export function nameOf(row: Pick<CollationRow, 'visible' | 'home' | 'name'>): QualifiedName {
  return { schema: row.visible ? null : row.home, name: row.name };
}

function typeKey(oid: string, modifier: number): string {
  return `${oid} ${modifier}`;
}

function columnsByPosition({ columns }: Catalog): ReadonlyMap<string, readonly (ColumnRow | undefined)[]> {
  const tables = new Map<string, (ColumnRow | undefined)[]>();
  for (const row of columns) {
    const ofTable = tables.get(row.table) ?? [];
    ofTable[row.position] = row;
    tables.set(row.table, ofTable);
  }
  return tables;
}

function referredColumns({ positions, columns }: ReferredTableRow): ReadonlyMap<number, string> {
  return new Map(columns.map((name, place) => [positions[place] ?? 0, name]));
}

function commentsByObject({ comments }: Catalog): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const byObject = new Map<string, Map<string, string>>();
  for (const { catalog, object, column, text } of comments) {
    const ofObject = byObject.get(object) ?? new Map<string, string>();
    byObject.set(object, ofObject.set(`${catalog} ${column}`, text));
  }
  return byObject;
}

// One snapshot holds both ends of every reference, unless another session drops something while this one prints.
function found<T>(row: T | undefined, what: string, oid: string): T {
  if (row === undefined) {
    throw new TypeError(`the catalog refers to ${what} ${oid} and does not have it`);
  }
  return row;
}
