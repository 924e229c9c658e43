import { quoteIdentifier } from '../../../src/ddl/quote.js';
import { dial, type Item, type ItemKind } from './items.js';
import { nameItems } from './names.js';
import { computedType } from './render-tables.js';
import { arrayOf, builtInType, type ColumnType } from './types.js';
import { multirangeType, rowType, userType } from './user-types.js';

/** A column as a table has it, its own or its parent's. */
export interface Column {
  readonly item: Item;
  /** Not that of the item if it comes from a parent. */
  readonly key: number;
  readonly name: string;
  readonly type: ColumnType;
  readonly inherited: boolean;
  /** Two parents have it. */
  readonly merged: boolean;
  /** The column that a generated column is computed of. */
  readonly source: Column | null;
}

/** How a table is partitioned. */
export interface Partitioning {
  readonly strategy: 'hash' | 'list' | 'range';
  readonly column: Column;
  /** An expression of the column is the key. */
  readonly isExpression: boolean;
}

const RELATIONS: readonly ItemKind[] = ['table', 'view'];
export const USER_TYPES: readonly ItemKind[] = ['composite', 'domain', 'enum', 'range'];

/** The schema that a list of items describes: which items exist, with which names and columns. */
export class World {
  readonly items: readonly Item[];
  readonly major: number;
  readonly #byKey: ReadonlyMap<number, Item>;
  readonly #names: ReadonlyMap<number, string>;
  readonly #types = new Map<number, ColumnType | null>();
  readonly #columns = new Map<number, readonly Column[]>();
  readonly #slots = new Map<number, ReadonlyMap<number, number>>();

  constructor(items: readonly Item[], major: number) {
    this.items = items;
    this.major = major;
    this.#byKey = new Map(items.map((item) => [item.key, item]));
    this.#names = nameItems(items);
  }

  all(kind: ItemKind): readonly Item[] {
    return this.items.filter((item) => item.kind === kind);
  }

  /** The item that a link leads to, if it is of such a kind. */
  linked(item: Item, place: number, kinds: readonly ItemKind[]): Item | null {
    const found = this.#byKey.get(item.links[place] ?? -1);
    return found !== undefined && kinds.includes(found.kind) ? found : null;
  }

  /** The same, if it comes earlier: so nothing is linked in a ring. */
  earlier(item: Item, place: number, kinds: readonly ItemKind[]): Item | null {
    const found = this.linked(item, place, kinds);
    return found !== null && found.key < item.key ? found : null;
  }

  /** The items of a kind whose first link leads to this one, in the order of the list. */
  parts(of: Item, kind: ItemKind): readonly Item[] {
    return this.items.filter((item) => item.kind === kind && item.links[0] === of.key);
  }

  name(item: Item): string {
    return this.#names.get(item.key) ?? `nameless${item.key}`;
  }

  /** As SQL. */
  id(item: Item): string {
    return quoteIdentifier(this.name(item));
  }

  schema(item: Item): string {
    return schemaName(item.schema);
  }

  /** The name with its schema, as SQL. */
  qualified(item: Item): string {
    return `${quoteIdentifier(this.schema(item))}.${this.id(item)}`;
  }

  table(item: Item, place = 0): Item | null {
    return this.linked(item, place, ['table']);
  }

  relation(item: Item, place = 0): Item | null {
    return this.linked(item, place, RELATIONS);
  }

  columns(table: Item): readonly Column[] {
    return remember(this.#columns, table.key, () => this.#findColumns(table));
  }

  /** The column that a link leads to, among those of a table. */
  column(item: Item, place: number, table: Item): Column | null {
    return this.columns(table).find(({ key }) => key === item.links[place]) ?? null;
  }

  #findColumns(table: Item): readonly Column[] {
    const inherited = this.#inheritedColumns(table);
    if (this.isPartition(table)) return inherited;
    const own = this.parts(table, 'column').filter((item) => !inherited.some(({ name }) => name === this.name(item)));
    const plain = own.filter((item) => !isComputed(item)).map((item) => this.#ownColumn(item, null));
    const sources = [...inherited, ...plain];
    const computed = own.filter(isComputed).map((item) => {
      const source = sources.find(({ key, source }) => source === null && key === item.links[4]) ?? null;
      return this.#ownColumn(item, source);
    });
    return [...inherited, ...plain, ...computed];
  }

  #inheritedColumns(table: Item): readonly Column[] {
    const [first = [], second = []] = this.parents(table).map((parent) => this.columns(parent));
    const isIn = (columns: readonly Column[], { name }: Column) => columns.some((each) => each.name === name);
    return [
      ...first.map((column) => (isIn(second, column) ? { ...column, merged: true } : column)),
      ...second.filter((column) => !isIn(first, column)),
    ].map((column) => ({ ...column, key: keyOfInherited(column.key, table), inherited: true }));
  }

  #ownColumn(item: Item, source: Column | null): Column {
    const { key } = item;
    const type = source === null ? this.#columnType(item) : computedType(item, source, this);
    return { item, key, name: this.name(item), type, inherited: false, merged: false, source };
  }

  #columnType(item: Item): ColumnType {
    const user = dial(item, 8, 4) === 0 ? this.linked(item, 1, USER_TYPES) : null;
    const type = this.#rowType(item) ?? (user && this.#typeOf(user, item)) ?? builtInType(item.dials[0] ?? 0);
    return dial(item, 9, 10) === 9 ? arrayOf(type) : type;
  }

  #typeOf(user: Item, column: Item): ColumnType | null {
    return (dial(column, 9, 10) === 8 ? multirangeType(user, this) : null) ?? this.userType(user);
  }

  /** The row type of a table that is earlier than the one with the column. */
  #rowType(column: Item): ColumnType | null {
    const of = dial(column, 8, 20) === 5 ? this.table(column, 5) : null;
    return of === null || of.key >= (column.links[0] ?? 0) ? null : rowType(of, this);
  }

  /** Null if it doesn't exist: an enum without values. */
  userType(item: Item): ColumnType | null {
    return remember(this.#types, item.key, () => userType(item, this));
  }

  /** What it inherits from, or what it is a partition of. */
  parent(table: Item): Item | null {
    const parent = dial(table, 6, 10) < 6 ? null : this.earlier(table, 0, ['table']);
    if (parent === null) return null;
    const hasPlace = this.partitioning(parent) === null ? !this.isPartition(parent) : this.slot(table) !== null;
    return hasPlace ? parent : null;
  }

  /** All that it inherits from. A second parent has what both have in the same way. */
  parents(table: Item): readonly Item[] {
    const first = this.parent(table);
    if (first === null) return [];
    const second = this.isPartition(table) || dial(table, 10, 3) > 0 ? null : this.earlier(table, 2, ['table']);
    return second !== null && this.#canJoin(first, second) ? [first, second] : [first];
  }

  #canJoin(first: Item, second: Item): boolean {
    if (first === second || this.partitioning(second) !== null || this.isPartition(second)) return false;
    const columns = this.columns(first);
    return this.columns(second).every((column) => {
      const other = columns.find(({ name }) => name === column.name);
      return other === undefined || column.item === other.item || isMergeable(column, other);
    });
  }

  hasChildren(table: Item): boolean {
    return this.all('table').some((each) => this.parents(each).includes(table));
  }

  isPartition(table: Item): boolean {
    return this.slot(table) !== null;
  }

  /** Which part of its parent's rows a partition has. */
  slot(table: Item): number | null {
    const parent = dial(table, 6, 10) < 7 ? null : this.earlier(table, 0, ['table']);
    if (parent === null) return null;
    const partitioning = this.partitioning(parent);
    if (partitioning === null) return null;
    return remember(this.#slots, parent.key, () => this.#findSlots(parent, partitioning)).get(table.key) ?? null;
  }

  /** The default partition has slot 4. */
  #findSlots(parent: Item, { strategy }: Partitioning): ReadonlyMap<number, number> {
    const found = new Map<number, number>();
    const slots = strategy === 'hash' ? 4 : 5;
    for (const table of this.all('table')) {
      if (table.links[0] !== parent.key || table.key <= parent.key || dial(table, 6, 10) < 7) continue;
      const wanted = dial(table, 7, slots);
      const free = Array.from({ length: slots }, (_, offset) => (wanted + offset) % slots).find(
        (slot) => ![...found.values()].includes(slot),
      );
      if (free !== undefined) found.set(table.key, free);
    }
    return found;
  }

  partitioning(table: Item): Partitioning | null {
    const strategy =
      ([null, null, null, null, null, null, 'list', 'range', 'hash'] as const)[dial(table, 4, 9)] ?? null;
    if (strategy === null || (!this.isPartition(table) && this.parent(table) !== null)) return null;
    const columns = this.columns(table).filter(
      ({ type, source }) => source === null && ['int', 'text', 'date', 'num'].includes(type.family),
    );
    const column = columns.find(({ key }) => key === table.links[1]) ?? columns[0];
    if (column === undefined || column.item.dials[3] === 1) return null;
    const hasExpression = column.type.family === 'int' || column.type.family === 'text';
    return { strategy, column, isExpression: hasExpression && dial(table, 9, 7) === 6 };
  }

  /** The partitions below it, with theirs. */
  descendants(table: Item): readonly Item[] {
    const children = this.all('table').filter((each) => this.parent(each) === table && each !== table);
    return children.flatMap((child) => [child, ...this.descendants(child)]);
  }
}

export function schemaName(number: number): string {
  return ['public', 'public', 'public', 'app', 'Odd "one"'][number % 5] ?? 'public';
}

/** An inherited column keeps its key as long as the table and its parent exist. */
export function keyOfInherited(key: number, table: Item): number {
  return 10_000_000 + ((key * 31 + table.key) % 89_999_999);
}

/** PostgreSQL refuses to merge columns with different types, collations or defaults. */
function isMergeable(one: Column, other: Column): boolean {
  return one.type.sql === other.type.sql && [one, other].every(({ item, source }) => source === null && isPlain(item));
}

function isPlain(column: Item): boolean {
  return dial(column, 1, 10) < 5 && dial(column, 5, 8) < 7;
}

function isComputed(column: Item): boolean {
  return dial(column, 4, 10) === 9;
}

function remember<Value>(known: Map<number, Value>, key: number, find: () => Value): Value {
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = find();
  known.set(key, found);
  return found;
}
