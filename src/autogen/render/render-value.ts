import { ValueExpression } from '../../operations/bulk-insert-operation.js';
import { isBytes, isDate } from '../../util/kind-of-value.js';
import { array, call, type Entry, literalDoc, object, sqlTag, string } from './build-doc.js';
import type { Doc } from './doc.js';

/** A value of a row, or of a parameter, as the source of an equal value. */
export function renderValue(value: unknown): Doc {
  if (value instanceof ValueExpression) {
    return sqlTag(value.sql);
  }
  if (isDate(value)) {
    return call('new Date', [string(value.toISOString())]);
  }
  if (isBytes(value)) {
    return call('Buffer.from', [string(Buffer.from(value).toString('base64')), string('base64')]);
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
  switch (typeof value) {
    case 'number':
    case 'bigint':
    case 'boolean':
    case 'undefined':
      return literalDoc(value);
    default:
      return value === null ? literalDoc(null) : string(String(value));
  }
}
