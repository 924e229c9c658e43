import { type Key, objectKey, partKey } from '../../schema/keys.js';
import type { QualifiedName } from '../../schema/names.js';
import type { BulkInsert, InsertedRow } from '../bulk-insert-operation.js';
import type { Execute } from '../execute-operation.js';
import type { DeleteRows, UpdateRows } from '../row-change-operations.js';
import type { Effects } from './effects.js';

/** Rows are inserted after the rows that they refer to, and after all columns exist. */
export function bulkInsertEffects({ table, parents = [] }: BulkInsert): Effects {
  return {
    phase: 'changeRows',
    alters: [objectKey('rows', table), objectKey('inserted', table)],
    needs: [...shapeOf(table), ...parents.map((parent) => objectKey('inserted', parent))],
  };
}

export function updateRowsEffects({ table, key, rows, parents = [], early }: UpdateRows): Effects {
  const inserted = early ? [] : parents.map((parent) => objectKey('inserted', parent));
  return {
    phase: early ? 'changeRowsEarly' : 'changeRows',
    alters: [objectKey('rows', table), ...parents.map((parent) => objectKey('released', parent))],
    needs: [...(early ? [] : shapeOf(table)), ...inserted],
    frees: early ? beforeChanges(table, [...key, ...columnsOf(rows)]) : [],
  };
}

/** Rows are deleted after the rows that refer to them. */
export function deleteRowsEffects({ table, rows, parents = [], early }: DeleteRows): Effects {
  return {
    phase: early ? 'changeRowsEarly' : 'changeRows',
    alters: [objectKey('rows', table), ...parents.map((parent) => objectKey('released', parent))],
    needs: [...(early ? [] : shapeOf(table)), objectKey('released', table)],
    frees: early ? beforeChanges(table, columnsOf(rows)) : [],
  };
}

export function executeEffects({ aroundRows }: Execute): Effects {
  if (aroundRows === undefined) return { phase: 'changeTable' };
  const rows = aroundRows.tables.map((table) => objectKey('rows', table));
  return aroundRows.when === 'before' ? { phase: 'drop', step: 3, frees: rows } : { phase: 'changeRows', needs: rows };
}

function shapeOf(table: QualifiedName): readonly Key[] {
  return [objectKey('table', table), objectKey('shape', table)];
}

function beforeChanges(table: QualifiedName, columns: readonly string[]): readonly Key[] {
  return [...shapeOf(table), ...new Set(columns.map((column) => partKey('column', table, column)))];
}

function columnsOf(rows: readonly InsertedRow[]): readonly string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}
