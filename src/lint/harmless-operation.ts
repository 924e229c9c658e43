import type { AddColumn, AlterColumn } from '../operations/column-operations.js';
import type { Operation } from '../operations/operation.js';
import { catalogTypeName, parseBuiltinType } from '../schema/builtin-types.js';
import type { Column } from '../schema/column.js';
import type { ForeignKey } from '../schema/constraints.js';
import { formatName } from '../schema/names.js';
import type { Table } from '../schema/table.js';
import type { ColumnType } from '../schema/types.js';
import type { WrittenType } from './act.js';
import type { RunnerCare } from './lint-unit.js';
import { judgeTypeChange } from './rules/type-change.js';

/** What is known of the database before the operations, and what a run does for them. */
export interface Surroundings extends RunnerCare {
  /** By their names, as {@link formatName} writes them. */
  readonly tables: ReadonlyMap<string, Table>;
}

/**
 * Whether no rule can find more than advice in an operation. To load PostgreSQL's parser takes longer than everything else
 * that autogenerate does on a small database, and most changes don't need it.
 */
export function isHarmless(operation: Operation, surroundings: Surroundings): boolean {
  const { isOnline, limitsLocks } = surroundings;
  if (!limitsLocks) return false;
  switch (operation.kind) {
    case 'createTable':
      return areKeysWide(operation.table.foreignKeys, operation.table.columns);
    case 'addColumn':
      return isPlainColumn(operation);
    case 'alterColumn':
      return hasRoomForValues(operation) && isOnlyStored(operation, surroundings);
    case 'createIndex':
    case 'dropIndex':
      return isOnline;
    case 'createSchema':
    case 'createSequence':
    case 'createEnum':
    case 'addEnumValue':
    case 'setComment':
    case 'createStatistics':
    case 'dropStatistics':
      return true;
    default:
      return false;
  }
}

/** A key that is smaller than an integer of eight bytes may be smaller than the key that it refers to. */
function areKeysWide(keys: readonly ForeignKey[], columns: readonly Column[]): boolean {
  const ofKeys = columns.filter(({ name }) => keys.some((key) => key.columns.includes(name)));
  return ofKeys.every(({ type }) => type.sql !== 'integer' && type.sql !== 'smallint');
}

function isPlainColumn({ column, constraints = [] }: AddColumn): boolean {
  const { nullable, generated, type, identity, serial, serverDefault } = column;
  const isEmpty = generated === null && identity === null && serial === null && serverDefault === null;
  return nullable && isEmpty && constraints.length === 0 && type.userType === null && type.sql !== 'json';
}

/** Only the type changes, and only so that PostgreSQL leaves the rows alone: `varchar(120)` becomes `varchar(200)`. */
function hasRoomForValues({
  kind: _,
  table: _table,
  column: _column,
  comment: _comment,
  type,
  ...others
}: AlterColumn) {
  if (isAnythingSet(others)) return false;
  if (type === undefined) return true;
  const { from, to, ...conversion } = type;
  const [old, wanted] = [from, to].map(toWrittenType);
  return !isAnythingSet(conversion) && !!old && !!wanted && judgeTypeChange(old, wanted) === 'nothing';
}

function isAnythingSet(parts: object): boolean {
  return Object.values(parts).some((part) => part !== undefined);
}

/** Null for types that the parser has another form for: those of users, and intervals with fields. */
function toWrittenType(type: ColumnType | undefined): WrittenType | null {
  const known = type === undefined || type.userType !== null ? null : parseBuiltinType(type.sql);
  if (type === undefined || known === null) return null;
  const modifiers = known.parameters.filter((parameter) => typeof parameter === 'number');
  if (modifiers.length < known.parameters.length) return null;
  return { name: catalogTypeName(known.builder), modifiers, isArray: type.array };
}

/** Whether certainly no check, and no index that would be rebuilt, computes with the column. */
function isOnlyStored({ table, column }: AlterColumn, { isOnline, tables }: Surroundings): boolean {
  const before = tables.get(formatName(table));
  if (before === undefined) return false;
  const computes = before.indexes.some(({ keys, where }) => where !== null || keys.some((key) => key.column === null));
  const word = withoutQuotes(column);
  return (isOnline || !computes) && !before.checks.some((check) => withoutQuotes(check.expression).includes(word));
}

function withoutQuotes(text: string): string {
  return text.replaceAll('"', '');
}
