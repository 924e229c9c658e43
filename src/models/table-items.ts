import { invalidItem, undefinedInModel } from '../errors/model-errors.js';
import type { ReferentialAction } from '../schema/constraints.js';
import type { ColumnRef } from './column-ref.js';
import type { GivenName } from './given-name.js';
import type { IndexKeyExpression } from './index-key.js';
import type { SqlFragment } from './sql.js';
import type { StorageParameterInput } from './storage-parameters.js';

export type SqlText = SqlFragment | string;

/** A column of the table itself: a reference, or its name in the program or in the database. */
export type ColumnKey = ColumnRef | string;

/** A key of an index: the name of a column, an expression, or either with an order, operator class or collation. */
export type IndexKeyItem = IndexKeyExpression | string;

/** An element of an exclusion constraint: the key, and the operator that must not hold between two rows. */
export type ExclusionElementItem = readonly [key: IndexKeyItem, operator: string];

interface ItemOptions {
  /** Default: the name that the naming convention or PostgreSQL chooses. */
  readonly name?: GivenName;
  readonly comment?: string;
}

interface DeferrableOptions {
  readonly deferrable?: boolean;
  /** `deferred` makes the constraint deferrable too. */
  readonly initially?: 'deferred' | 'immediate';
}

interface IndexStorage {
  /** Columns that the index carries without being keys. */
  readonly include?: readonly ColumnKey[];
  readonly with?: StorageParameterInput;
  readonly tablespace?: string;
  /** ONLY the partitioned table: its partitions have a part of it only if `attachedTo` or `op.attachIndex` says so. */
  readonly only?: boolean;
  /** The index `only` of the partitioned table that this one of a partition is attached to. */
  readonly attachedTo?: string;
}

export interface PrimaryKeyOptions extends ItemOptions, DeferrableOptions, IndexStorage {
  /** The last column is a range, and no two of them overlap (PostgreSQL 18). */
  readonly withoutOverlaps?: boolean;
  /** COMMENT ON INDEX, of the index behind it. */
  readonly indexComment?: string;
}

export interface UniqueOptions extends PrimaryKeyOptions {
  /** PostgreSQL 15. */
  readonly nullsNotDistinct?: boolean;
}

export interface CheckOptions extends ItemOptions {
  readonly noInherit?: boolean;
  /** Existing rows are not checked until the constraint is validated. */
  readonly notValid?: boolean;
  /** No row is ever looked at (PostgreSQL 18). */
  readonly notEnforced?: boolean;
}

export interface ReferenceOptions extends ItemOptions, DeferrableOptions {
  readonly onDelete?: ReferentialAction;
  /** The columns that SET NULL or SET DEFAULT changes (PostgreSQL 15). Default: all columns of the key. */
  readonly onDeleteColumns?: readonly ColumnKey[];
  readonly onUpdate?: ReferentialAction;
  readonly match?: 'simple' | 'full';
  /** The last column is a range that the referred ranges cover (PostgreSQL 18). */
  readonly period?: boolean;
  readonly notValid?: boolean;
  /** No row is ever looked at (PostgreSQL 18). */
  readonly notEnforced?: boolean;
}

export interface ForeignKeyOptions extends ReferenceOptions {
  /** The schema of the referred table, if the table is given by name. It can also be written before the name. */
  readonly referredSchema?: string;
}

export interface ExcludeOptions extends ItemOptions, DeferrableOptions, IndexStorage {
  /** The index method. Default: `gist`. */
  readonly using?: string;
  readonly where?: SqlText;
  /** COMMENT ON INDEX, of the index behind it. */
  readonly indexComment?: string;
}

/** What an index on one column by `.index()` takes, and any other index too. */
export interface IndexOptions extends ItemOptions, IndexStorage {
  readonly unique?: boolean;
  /** The index method. Default: `btree`. */
  readonly using?: string;
  /** The predicate of a partial index. */
  readonly where?: SqlText;
  /** PostgreSQL 15. */
  readonly nullsNotDistinct?: boolean;
}

/** The columns a foreign key refers to, by a function so that the tables may be declared in any order. */
export type ReferredColumns = () => readonly ColumnRef[];

export interface ReferredTable {
  /** `users` or `audit.users`. */
  readonly table: string;
  readonly columns: readonly string[];
}

export interface PrimaryKeyItem {
  readonly kind: 'primaryKey';
  readonly columns: readonly ColumnKey[];
  readonly options: PrimaryKeyOptions;
}

export interface UniqueItem {
  readonly kind: 'unique';
  readonly columns: readonly ColumnKey[];
  readonly options: UniqueOptions;
}

export interface CheckItem {
  readonly kind: 'check';
  readonly condition: SqlText;
  readonly options: CheckOptions;
}

export interface ForeignKeyItem {
  readonly kind: 'foreignKey';
  readonly columns: readonly ColumnKey[];
  readonly target: ReferredColumns | ReferredTable;
  readonly options: ForeignKeyOptions;
}

export interface ExcludeItem {
  readonly kind: 'exclude';
  readonly elements: readonly ExclusionElementItem[];
  readonly options: ExcludeOptions;
}

export interface IndexItem {
  readonly kind: 'index';
  readonly keys: readonly IndexKeyItem[];
  readonly options: IndexOptions;
}

export type ConstraintItem = PrimaryKeyItem | UniqueItem | CheckItem | ForeignKeyItem | ExcludeItem;
export type TableItem = ConstraintItem | IndexItem;

/** PRIMARY KEY over several columns; for one column `.primaryKey()` on the column says the same. */
export function primaryKey(columns: readonly ColumnKey[], options: PrimaryKeyOptions = {}): PrimaryKeyItem {
  return { kind: 'primaryKey', columns: listOf('primaryKey', columns), options };
}

/** UNIQUE over several columns; for one column `.unique()` on the column says the same. */
export function unique(columns: readonly ColumnKey[], options: UniqueOptions = {}): UniqueItem {
  return { kind: 'unique', columns: listOf('unique', columns), options };
}

/** CHECK, with or without a name: `` check('price_positive', sql`${c.price} > 0`) ``. */
export function check(name: GivenName, condition: SqlText, options?: Omit<CheckOptions, 'name'>): CheckItem;
export function check(condition: SqlFragment, options?: CheckOptions): CheckItem;
export function check(
  first: GivenName | SqlFragment,
  second?: SqlText | CheckOptions,
  third: Omit<CheckOptions, 'name'> = {},
): CheckItem {
  if (isText(second)) {
    return { kind: 'check', condition: second, options: isGivenName(first) ? { ...third, name: first } : third };
  }
  return { kind: 'check', condition: isGivenName(first) ? textOf(first) : first, options: second ?? {} };
}

function isText(value: SqlText | CheckOptions | undefined): value is SqlText {
  return typeof value === 'string' || (value !== undefined && 'asc' in value);
}

function isGivenName(value: GivenName | SqlFragment): value is GivenName {
  return typeof value === 'string' || 'finalName' in value;
}

function textOf(name: GivenName): string {
  return typeof name === 'string' ? name : name.finalName;
}

/**
 * FOREIGN KEY over several columns; for one column `.references()` on the column says the same. The referred columns
 * are `() => [users.c.id]`, or the name of the table and the names of its columns.
 */
export function foreignKey(
  columns: readonly ColumnKey[],
  target: ReferredColumns,
  options?: ReferenceOptions,
): ForeignKeyItem;
export function foreignKey(
  columns: readonly ColumnKey[],
  table: string,
  referredColumns: readonly string[],
  options?: ForeignKeyOptions,
): ForeignKeyItem;
export function foreignKey(
  columns: readonly ColumnKey[],
  target: ReferredColumns | string,
  third: readonly string[] | ReferenceOptions = {},
  fourth: ForeignKeyOptions = {},
): ForeignKeyItem {
  listOf('foreignKey', columns);
  if (typeof target === 'string') {
    const referred = { table: target, columns: isNames(third) ? third : [] };
    return { kind: 'foreignKey', columns, target: referred, options: fourth };
  }
  if (typeof target !== 'function') {
    throw invalidItem(
      'foreignKey',
      'what it refers to as a function, or as a table and its columns',
      "foreignKey([c.userId], () => [users.c.id]) or foreignKey([c.userId], 'users', ['id'])",
    );
  }
  return { kind: 'foreignKey', columns, target, options: isNames(third) ? fourth : third };
}

function isNames(value: readonly string[] | ReferenceOptions): value is readonly string[] {
  return Array.isArray(value);
}

/** EXCLUDE: `exclude([[c.room, '='], [c.during, '&&']])`. */
export function exclude(elements: readonly ExclusionElementItem[], options: ExcludeOptions = {}): ExcludeItem {
  return { kind: 'exclude', elements: listOf('exclude', elements), options };
}

/** An index over columns and expressions: `` index([c.author, sql`lower(${c.title})`, c.createdAt.desc()]) ``. */
export function index(keys: readonly IndexKeyItem[], options: IndexOptions = {}): IndexItem {
  return { kind: 'index', keys: listOf('index', keys), options };
}

/** Types are not checked when models are loaded. */
function listOf<Item>(word: string, items: readonly Item[]): readonly Item[] {
  if (!Array.isArray(items)) throw invalidItem(word, 'a list first', `${word}([c.id])`);
  if (items.flat().includes(undefined)) throw undefinedInModel(`${word}()`);
  return items;
}
