import type { BulkInsert, InsertedRow } from '../../operations/bulk-insert-operation.js';
import type { DeleteRows, UpdateRows } from '../../operations/row-change-operations.js';
import { array, type Entry, optionalStrings, optionalTrue } from './build-doc.js';
import { named } from './directive.js';
import type { Doc } from './doc.js';
import { renderValue } from './render-value.js';

export function renderBulkInsert(operation: BulkInsert): Doc {
  const { table, rows, jsonColumns, overridingSystemValue, advanceSequences = [] } = operation;
  return named('bulkInsert', table)(
    [rowList(rows)],
    [
      jsonEntry(jsonColumns),
      ['overridingSystemValue', optionalTrue(overridingSystemValue)],
      ['advanceSequences', optionalStrings(advanceSequences)],
    ],
  );
}

export function renderUpdateRows({ table, key, rows, jsonColumns }: UpdateRows): Doc {
  return named('updateRows', table)([rowList(rows)], [['key', optionalStrings(key)], jsonEntry(jsonColumns)]);
}

export function renderDeleteRows({ table, rows, jsonColumns }: DeleteRows): Doc {
  return named('deleteRows', table)([rowList(rows)], [jsonEntry(jsonColumns)]);
}

function rowList(rows: readonly InsertedRow[]): Doc {
  return array(rows.map(renderValue));
}

function jsonEntry(jsonColumns: readonly string[] = []): Entry {
  return ['jsonColumns', optionalStrings(jsonColumns)];
}
