import type { BulkInsert } from '../../operations/bulk-insert-operation.js';
import { array, optionalStrings, optionalTrue } from './build-doc.js';
import { named } from './directive.js';
import type { Doc } from './doc.js';
import { renderValue } from './render-value.js';

export function renderBulkInsert({ table, rows, jsonColumns, overridingSystemValue }: BulkInsert): Doc {
  return named('bulkInsert', table)(
    [array(rows.map(renderValue))],
    [
      ['jsonColumns', optionalStrings(jsonColumns ?? [])],
      ['overridingSystemValue', optionalTrue(overridingSystemValue)],
    ],
  );
}
