import { nameKey, type QualifiedName } from './names.js';

/**
 * Something that an operation drops, creates, alters or needs.
 *
 * - schema, collation: by name
 * - relation: a table, index or sequence, which share their names within a schema
 * - type: a type that a user made or the row type of a table, which share their names within a schema
 * - statistics: extended statistics
 * - table: a table as the place of columns and constraints
 * - column, constraint: of a table
 * - check: a check of a table, for the children that get it too
 * - plain: a column that is no longer computed
 * - default: the default, or the generation expression, of a column
 * - options: the options of a column, which come after those of a parent's column
 * - routine: a function, procedure or aggregate, by name and arguments
 * - overload: what a function's name alone means, as far as that depends on which functions with the name exist
 * - object: another object that is known by its definition
 * - uniqueness: what makes a set of columns of a table unique; foreign keys depend on it
 * - shape: the columns of a table as a whole, for expressions that may mention any of them
 * - resting: a table after the constraints and indexes that need it as it was are dropped
 * - base: the columns that generated columns are computed from
 * - columns: what a table leaves of its columns, for the tables that become its partitions or children
 * - row: the row type of a table, for columns of that type
 * - rows: the rows of a table, with those of its partitions, as they will be
 * - partitions: the rows of a partitioned table as its partitions share them
 * - children: the tables that inherit from a table; a partition can't have any
 * - brought: what a table has because it is a partition
 * - leaving: a partition or child that still has what must be dropped or changed before it leaves
 * - left: a table that no longer is a partition or child
 * - attached: a partition or child that has come to its parent
 * - moved: a table or a type between its move to another schema and its rename
 * - renamed: a type under its new name
 * - values: the values of an enum under their new names
 * - identified: the replica identity of a table
 * - grown: an enum with its new values, while the other values have their old names
 * - inserted: the rows that are added to a table
 * - released: a table whose rows no changed row refers to any longer
 * - ownership: which role a table or a sequence belongs to
 * - logging: whether a table is logged, as far as foreign keys and publications require it
 * - distribution: a table that is spread over the nodes of Citus
 */
export type KeyKind = NamedKind | PartKind | 'schema' | 'routine' | 'overload' | 'object' | 'uniqueness';

/** What has a name in a schema, or belongs to such an object as a whole. */
type NamedKind =
  | 'collation'
  | 'relation'
  | 'type'
  | 'statistics'
  | 'table'
  | 'shape'
  | 'resting'
  | 'base'
  /** That the table has no generated column that it gets. */
  | 'computed'
  | 'columns'
  | 'row'
  | 'rows'
  | 'partitions'
  | 'ownership'
  | 'children'
  | 'brought'
  /** The indexes that partitions have because their table has them. */
  | 'parts'
  /** The primary key of a partitioned table, which keeps partitions from having another one. */
  | 'keyed'
  | 'leaving'
  | 'left'
  | 'attached'
  | 'moved'
  | 'renamed'
  | 'values'
  | 'grown'
  | 'identified'
  | 'inserted'
  | 'released'
  /** That a column owns the sequence. */
  | 'owned'
  | 'logging'
  | 'distribution';

type PartKind = 'column' | 'check' | 'plain' | 'bare' | 'default' | 'options' | 'constraint';

export type Key = `${KeyKind}:${string}`;

export function objectKey(kind: NamedKind, name: QualifiedName): Key {
  return `${kind}:${nameKey(name)}`;
}

/** Functions, procedures and aggregates share their names. */
export function routineKey(name: QualifiedName, signature: string): Key {
  return `routine:${nameKey(name)}\0${signature}`;
}

/** What several routines, or several operators, may have in common: the name without schema and arguments; null for all else. */
export function overloadedName(key: Key): string | null {
  if (!key.startsWith('routine:') && !key.startsWith('object:operator\0')) return null;
  const [, routine] = /^routine:[^\0]*\0([^\0]*)\0/.exec(key) ?? [];
  const [, operator] = /^object:operator\0[^\0]*\0([^\0]*)\0/.exec(key) ?? [];
  return routine ?? (operator === undefined ? null : `operator ${operator}`);
}

/** The default schema is always there. */
export function schemaKeys(schema: string | null): readonly Key[] {
  return schema === null ? [] : [`schema:${schema}`];
}

/** A column, its default, or a constraint. */
export function partKey(kind: PartKind, table: QualifiedName, name: string): Key {
  return `${kind}:${nameKey(table)}\0${name}`;
}

export function domainDefaultKey(domain: QualifiedName): Key {
  return `default:${nameKey(domain)}`;
}

/** The table that a column, default or constraint is a part of. */
export function tableOfPart(key: Key): Key | null {
  const [, name] = /^(?:column|default|constraint):(.*)\0[^\0]*$/s.exec(key) ?? [];
  return name === undefined ? null : `table:${name}`;
}

/** A foreign key may name the columns in any order. */
export function uniquenessKey(table: QualifiedName, columns: readonly string[]): Key {
  return `uniqueness:${nameKey(table)}\0${columns.toSorted().join('\0')}`;
}

/** An index is in the schema of its table. This includes the index of a constraint, and an owned sequence too. */
export function besideTable(table: QualifiedName, name: string): Key {
  return objectKey('relation', { schema: table.schema, name });
}
