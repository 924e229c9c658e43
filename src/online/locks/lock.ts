import type { LockMode } from '../../schema/lock-mode.js';
import { bareName, type QualifiedName } from '../../schema/names.js';
import type { TableLock, TableWork } from '../step.js';

export interface OnTable {
  readonly table: QualifiedName;
}

export function lock(table: QualifiedName, mode: LockMode, work: TableWork = 'moment'): TableLock {
  return { table: bareName(table), mode, work };
}

/** ACCESS EXCLUSIVE for a moment. */
export function exclusive({ table }: OnTable): readonly TableLock[] {
  return [lock(table, 'ACCESS EXCLUSIVE')];
}

/** SHARE UPDATE EXCLUSIVE for a moment: nobody who reads or writes waits. */
export function weak({ table }: OnTable): readonly TableLock[] {
  return [lock(table, 'SHARE UPDATE EXCLUSIVE')];
}
