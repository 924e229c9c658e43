import { type BulkInsert, ValueExpression } from '../../operations/bulk-insert-operation.js';
import { array, code, type Entry, object, optionalStrings, optionalTrue, sqlTag, string } from './build-doc.js';
import { named } from './directive.js';
import type { Doc } from './doc.js';

export function renderBulkInsert({ table, rows, jsonColumns, overridingSystemValue }: BulkInsert): Doc {
  return named('bulkInsert', table)(
    [array(rows.map(renderValue))],
    [
      ['jsonColumns', optionalStrings(jsonColumns ?? [])],
      ['overridingSystemValue', optionalTrue(overridingSystemValue)],
    ],
  );
}

function renderValue(value: unknown): Doc {
  if (value instanceof ValueExpression) {
    return sqlTag(value.sql);
  }
  if (value instanceof Date) {
    return code(`new Date('${value.toISOString()}')`);
  }
  if (value instanceof Uint8Array) {
    return code(`Buffer.from('${Buffer.from(value).toString('base64')}', 'base64')`);
  }
  if (Array.isArray(value)) {
    return array(value.map(renderValue));
  }
  return typeof value === 'object' && value !== null ? renderObject(value) : renderPlain(value);
}

function renderObject(value: object): Doc {
  return object(
    Object.entries(value).map(([key, item]): Entry => [key, item === undefined ? undefined : renderValue(item)]),
  );
}

function renderPlain(value: unknown): Doc {
  if (typeof value === 'string') {
    return string(value);
  }
  return code(typeof value === 'bigint' ? `${value}n` : String(value));
}
