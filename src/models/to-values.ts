import { literal } from '../ddl/literal.js';
import { directiveArgumentInvalid } from '../errors/operation-errors.js';
import type { Column } from '../schema/column.js';
import type { Attribute, CompositeType } from '../schema/composite-type.js';
import type { Constraint } from '../schema/constraints.js';
import type { Domain, DomainCheck } from '../schema/domain.js';
import type { Index } from '../schema/index-value.js';
import type { QualifiedName } from '../schema/names.js';
import type { PartitionOf } from '../schema/partition.js';
import type { RangeType } from '../schema/range-type.js';
import { constraintsOf, type Table } from '../schema/table.js';
import { findOutOfRange } from '../schema/type-ranges.js';
import type { ColumnType } from '../schema/types.js';
import { buildLoneTable } from './build/build-tables.js';
import { checkDraft } from './build/check-draft.js';
import { chooseDraftName, chooseSequenceName, givenName } from './build/choose-names.js';
import { columnType } from './build/column-type.js';
import { columnValue } from './build/column-value.js';
import type { Draft } from './build/draft.js';
import { foreignKeyDraft } from './build/foreign-key-draft.js';
import { exclusionDraft, indexDraft } from './build/index-drafts.js';
import { primaryKeyDraft, uniqueDraft } from './build/key-drafts.js';
import { NameRegister } from './build/name-register.js';
import { looseReferences } from './build/references.js';
import { openScope, type TableScope, tableScope } from './build/table-scope.js';
import { compositeTypeValue, domainCheckValues, domainValue, rangeTypeValue } from './build/user-type-values.js';
import { type ColumnBuilder, type ColumnRecord, columnState } from './column-builder.js';
import { commentOf } from './comment-of.js';
import { type DefaultValue, defaultSql } from './default-value.js';
import type { DomainOptions } from './domain.js';
import type { RangeTypeOptions } from './range-type.js';
import { isSqlPrintable, renderSql } from './sql.js';
import { declareColumns, type TableOptions, toLineage } from './table.js';
import type { CheckItem, ConstraintItem, IndexItem, TableItem } from './table-items.js';
import { type TableOptionsInput, tableOptions } from './table-options.js';
import type { UserTypeOptions } from './user-type.js';

/** The parts of a table in a revision file, without its name. All names in it are the database's. */
export interface TableInput {
  readonly columns: ColumnRecord;
  readonly items?: readonly TableItem[];
  readonly comment?: string;
  readonly options?: TableOptionsInput & Pick<TableOptions, 'partitionBy' | 'inherits'>;
  readonly partitionOf?: PartitionOf | undefined;
}

const asItIs = (name: QualifiedName): QualifiedName => name;

/** A table of a revision file: named without a convention, references not looked up. */
export function toTable(name: QualifiedName, input: TableInput): Table {
  return build(scopeOf(name, input));
}

function scopeOf(
  name: QualifiedName,
  { columns, items = [], comment, options = {}, partitionOf }: TableInput,
): TableScope {
  const declaration = {
    name,
    columns: declareColumns(columns, 'same'),
    items,
    parts: [],
    comment: commentOf(comment),
    options: tableOptions(options),
    statistics: [],
    lineage: toLineage(options, null, partitionOf),
    renamedFrom: null,
    owner: null,
  };
  return tableScope(declaration, name);
}

function build(scope: TableScope): Table {
  return buildLoneTable(scope, {
    register: new NameRegister(),
    convention: {},
    resolve: looseReferences,
    home: asItIs,
  });
}

/** A column of a revision file, with its constraints and indexes. */
export interface ColumnParts {
  readonly column: Column;
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly Index[];
}

/** A column for a table that is in the database. */
export function toColumn(name: string, builder: ColumnBuilder, table: QualifiedName): ColumnParts {
  const state = builder[columnState];
  const column = columnValue(
    { property: name, name: state.name ?? name, state },
    {
      table,
      home: asItIs,
      chooseSequence: (own, given) => given ?? chooseSequenceName(table, own, new NameRegister()),
    },
  );
  // The constraints and indexes of the column may mention other columns of the table.
  const rest = build({ ...scopeOf(table, { columns: { [name]: builder } }), open: true });
  return { column, constraints: constraintsOf(rest), indexes: rest.indexes };
}

/** A constraint of a table that is in the database, with the name that it gives or PostgreSQL's choice. */
export function toConstraint(table: QualifiedName, item: ConstraintItem): Constraint {
  const scope = openScope(table);
  switch (item.kind) {
    case 'primaryKey':
      return withName(primaryKeyDraft(item, scope), scope);
    case 'unique':
      return withName(uniqueDraft(item, scope), scope);
    case 'check':
      return withName(checkDraft(item, scope), scope);
    case 'foreignKey':
      return withName(foreignKeyDraft(item, scope, looseReferences), scope);
    case 'exclude':
      return withName(exclusionDraft(item, scope), scope);
  }
}

/** An index of a table that is in the database, with the name that it gives or PostgreSQL's choice. */
export function toIndex(table: QualifiedName, item: IndexItem): Index {
  const scope = openScope(table);
  return withName(indexDraft(item, scope), scope);
}

function withName<Value extends Constraint | Index>(draft: Draft<Value>, scope: TableScope): Value {
  const chosen = givenName(draft, scope, {}) ?? chooseDraftName(draft, { scope, register: new NameRegister() });
  return draft.named(chosen);
}

/** A domain of a revision file. */
export function toDomain(name: QualifiedName, builder: ColumnBuilder, options: DomainOptions): Domain {
  return domainValue({ name, state: builder[columnState], options }, asItIs);
}

/** Checks of a domain that is in the database. */
export function toDomainChecks(domain: string, checks: readonly CheckItem[]): readonly DomainCheck[] {
  return domainCheckValues({ schema: null, name: domain }, checks);
}

/** A composite type of a revision file. */
export function toCompositeType(
  name: QualifiedName,
  attributes: ColumnRecord,
  options: UserTypeOptions,
): CompositeType {
  return compositeTypeValue({ name, attributes: declareColumns(attributes, 'same'), options }, asItIs);
}

/** Attributes of a composite type that is in the database. */
export function toAttributes(type: string, attributes: ColumnRecord): readonly Attribute[] {
  return toCompositeType({ schema: null, name: type }, attributes, {}).attributes;
}

/** A range type of a revision file. */
export function toRangeType(name: QualifiedName, builder: ColumnBuilder, options: RangeTypeOptions): RangeType {
  return rangeTypeValue({ name, state: builder[columnState], options }, asItIs);
}

/** The type of a builder, without its other properties. */
export function toColumnType(builder: ColumnBuilder): ColumnType {
  const { type, array } = builder[columnState];
  const why = type.kind === 'builtin' ? findOutOfRange(type.builder, type.parameters) : null;
  if (why !== null) {
    throw directiveArgumentInvalid('type', 'a type with parameters that PostgreSQL takes', type);
  }
  return columnType(type, array);
}

/** A default as SQL. Without the column's type, a constant that PostgreSQL converts to the type it needs. */
export function toServerDefault(value: DefaultValue, builder?: ColumnBuilder): string {
  if (builder !== undefined) {
    return defaultSql(value, { ...builder[columnState], place: null });
  }
  return isSqlPrintable(value) ? renderSql(value) : literal(value);
}
