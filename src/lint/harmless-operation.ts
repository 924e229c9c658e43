import type { AddColumn } from '../operations/column-operations.js';
import type { Operation } from '../operations/operation.js';
import type { Column } from '../schema/column.js';
import type { ForeignKey } from '../schema/constraints.js';
import type { RunnerCare } from './lint-unit.js';

/**
 * Whether no rule can find more than advice in an operation. To load PostgreSQL's parser takes longer than everything else
 * that autogenerate does on a small database, and most changes don't need it.
 */
export function isHarmless(operation: Operation, { isOnline, limitsLocks }: RunnerCare): boolean {
  if (!limitsLocks) return false;
  switch (operation.kind) {
    case 'createTable':
      return areKeysWide(operation.table.foreignKeys, operation.table.columns);
    case 'addColumn':
      return isPlainColumn(operation);
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
