import type { Column, Identity } from '../../src/schema/column.js';
import type {
  CheckConstraint,
  ExclusionConstraint,
  ForeignKey,
  PrimaryKey,
  UniqueConstraint,
} from '../../src/schema/constraints.js';
import { type DatabaseSchema, EMPTY_SCHEMA } from '../../src/schema/database-schema.js';
import type { EnumType } from '../../src/schema/enum-type.js';
import type { Index, IndexKey } from '../../src/schema/index-value.js';
import type { QualifiedName } from '../../src/schema/names.js';
import { plainColumn } from '../../src/schema/plain-column.js';
import { type Sequence, type SequenceType, sequenceDefaults } from '../../src/schema/sequence.js';
import type { Table } from '../../src/schema/table.js';
import type { ColumnType } from '../../src/schema/types.js';

// Values of the schema with only what a test is about; the rest is as plain as PostgreSQL has it.

/** `users`, `audit.log`. */
export function name(text: string): QualifiedName {
  const [last = '', schema = null] = text.split('.').toReversed();
  return { schema, name: last };
}

/** A built-in type; with a second name, a user's. */
export function columnType(sql: string, userType: QualifiedName | null = null): ColumnType {
  return { sql: sql.replace(/\[\]$/, ''), array: sql.endsWith('[]'), userType };
}

/** NOT NULL unless said otherwise. */
export function column(
  columnName: string,
  type: string | ColumnType = 'integer',
  properties: Partial<Column> = {},
): Column {
  const plain = plainColumn(columnName, typeof type === 'string' ? columnType(type) : type);
  return { ...plain, nullable: false, ...properties };
}

export function identity(sequence: string, properties: Partial<Identity> = {}): Identity {
  return { always: false, sequence, options: sequenceDefaults('bigint', '1'), ...properties };
}

export function table(tableName: string, columns: readonly Column[], properties: Partial<Table> = {}): Table {
  return {
    ...name(tableName),
    columns,
    primaryKey: null,
    uniques: [],
    foreignKeys: [],
    checks: [],
    exclusions: [],
    indexes: [],
    comment: null,
    ...properties,
  };
}

const PLAIN_KEY = {
  include: [],
  with: {},
  tablespace: null,
  comment: null,
  deferrable: false,
  initiallyDeferred: false,
};

export function primaryKey(
  constraintName: string,
  columns: readonly string[],
  properties: Partial<PrimaryKey> = {},
): PrimaryKey {
  return { kind: 'primaryKey', name: constraintName, columns, ...PLAIN_KEY, ...properties };
}

export function unique(
  constraintName: string,
  columns: readonly string[],
  properties: Partial<UniqueConstraint> = {},
): UniqueConstraint {
  return { kind: 'unique', name: constraintName, columns, nullsNotDistinct: false, ...PLAIN_KEY, ...properties };
}

interface ForeignKeyParts extends Partial<ForeignKey> {
  readonly columns: readonly string[];
  /** The table, then its columns. */
  readonly references: readonly [table: string, ...columns: string[]];
}

export function foreignKey(constraintName: string, { references, ...properties }: ForeignKeyParts): ForeignKey {
  const [referredTable, ...referredColumns] = references;
  return {
    kind: 'foreignKey',
    name: constraintName,
    referredTable: name(referredTable),
    referredColumns,
    onDelete: 'no action',
    onDeleteColumns: [],
    onUpdate: 'no action',
    match: 'simple',
    deferrable: false,
    initiallyDeferred: false,
    notValid: false,
    comment: null,
    ...properties,
  };
}

export function check(
  constraintName: string,
  expression: string,
  properties: Partial<CheckConstraint> = {},
): CheckConstraint {
  return {
    kind: 'check',
    name: constraintName,
    expression,
    noInherit: false,
    notValid: false,
    comment: null,
    ...properties,
  };
}

/** The name of a column, or an expression in parentheses. */
export function indexKey(key: string, properties: Partial<IndexKey> = {}): IndexKey {
  const isExpression = key.includes('(');
  return {
    column: isExpression ? null : key,
    expression: isExpression ? key : null,
    collation: null,
    opclass: null,
    opclassParameters: {},
    descending: false,
    nullsFirst: false,
    ...properties,
  };
}

export function index(indexName: string, keys: readonly (string | IndexKey)[], properties: Partial<Index> = {}): Index {
  return {
    name: indexName,
    unique: false,
    method: 'btree',
    keys: keys.map((key) => (typeof key === 'string' ? indexKey(key) : key)),
    include: [],
    nullsNotDistinct: false,
    where: null,
    with: {},
    tablespace: null,
    comment: null,
    ...properties,
  };
}

/** `[['during', '&&']]`. */
export function exclusion(
  constraintName: string,
  elements: readonly (readonly [key: string, operator: string])[],
  properties: Partial<ExclusionConstraint> = {},
): ExclusionConstraint {
  return {
    kind: 'exclusion',
    name: constraintName,
    method: 'gist',
    elements: elements.map(([key, operator]) => ({ ...indexKey(key), operator })),
    where: null,
    ...PLAIN_KEY,
    ...properties,
  };
}

export function enumType(typeName: string, values: readonly string[], properties: Partial<EnumType> = {}): EnumType {
  return { ...name(typeName), values, comment: null, ...properties };
}

export function sequence(sequenceName: string, properties: Partial<Sequence> = {}): Sequence {
  const type: SequenceType = properties.type ?? 'bigint';
  return {
    ...name(sequenceName),
    type,
    options: sequenceDefaults(type, '1'),
    ownedBy: null,
    comment: null,
    ...properties,
  };
}

/** Without the names that PostgreSQL 18 gives to NOT NULL, of which a declaration says nothing. */
export function withoutNotNulls(tables: readonly Table[]): readonly Table[] {
  return tables.map((table) => ({ ...table, columns: table.columns.map(({ notNull: _, ...column }) => column) }));
}

export function schemaOf(parts: Partial<DatabaseSchema>): DatabaseSchema {
  return { ...EMPTY_SCHEMA, ...parts };
}
