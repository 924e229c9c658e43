export type { ColumnNaming } from '../schema/column-naming.js';
export type { CollationOptions } from './collation.js';
export { ColumnBuilder, type WriteMode } from './column-builder.js';
export type { ColumnOptionsInput } from './column-options.js';
export { ColumnRef, col } from './column-ref.js';
export type { ReferenceTarget } from './column-state.js';
export type { DefaultValue } from './default-value.js';
export type { DistributionOptions } from './distribution-words.js';
export type { DomainOptions } from './domain.js';
export type { Enum, EnumOptions } from './enum.js';
export { conv, type FinalName, type GivenName } from './given-name.js';
export { IndexKeyExpression } from './index-key.js';
export type { Circle, Interval, JsType, Point } from './js-types.js';
export { type JsonParameter, type JsonValue, jsonValue } from './json-value.js';
export { type AnyMetaData, isMetaData, MetaData, type MetaDataOptions, type SchemaOptions } from './meta-data.js';
export type { NamingConvention, NamingFunction, NamingSubject } from './naming-convention.js';
export type { NotNullOptions } from './not-null.js';
export type { AggregateOptions } from './objects/aggregate.js';
export type { View } from './objects/declared-view.js';
export type { EventTriggerOptions, ExtensionOptions } from './objects/global-objects.js';
export type { DeclaredObject, ObjectDeclaration } from './objects/object-declaration.js';
export type { FunctionOptions, ProcedureOptions, RoutineBody, RoutineSetting } from './objects/routine.js';
export {
  type Enabled,
  type PolicyOptions,
  policy,
  type RuleOptions,
  rule,
  type TablePart,
  type TriggerEvent,
  type TriggerOptions,
  trigger,
} from './objects/table-part.js';
export type { MaterializedViewOptions, ViewOptions } from './objects/view.js';
export type { PartitionKeyInput, PartitionKeyItem, PartitionValue, PartitionValues } from './partition.js';
export type { RangeTypeOptions } from './range-type.js';
export type { Database, InsertOf, KeyNames, RowOf, UpdateOf } from './row-types.js';
export type { RowsOf, RowsOptions } from './rows/rows-declaration.js';
export { type RowsFile, rowsFrom } from './rows/rows-file.js';
export type { Sequence, SequenceOptions } from './sequence.js';
export type { IdentityOptions, SequenceOptionsInput } from './sequence-options.js';
export { renderSql, SqlFragment, type SqlTag, type SqlValue, sql } from './sql.js';
export type { StatisticsInput, StatisticsOptions } from './statistics.js';
export type { Table, TableOptions } from './table.js';
export {
  type CheckItem,
  type CheckOptions,
  type ColumnKey,
  check,
  type ExcludeItem,
  type ExcludeOptions,
  type ExclusionElementItem,
  exclude,
  type ForeignKeyItem,
  type ForeignKeyOptions,
  foreignKey,
  type IndexItem,
  type IndexKeyItem,
  type IndexOptions,
  index,
  type PrimaryKeyItem,
  type PrimaryKeyOptions,
  primaryKey,
  type ReferenceOptions,
  type TableItem,
  type UniqueItem,
  type UniqueOptions,
  unique,
} from './table-items.js';
export type { TableOptionsInput } from './table-options.js';
export * from './type-functions.js';
export type { Vocabulary } from './type-words.js';
export type { UserType, UserTypeOptions } from './user-type.js';
