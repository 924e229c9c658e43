import { dottedName } from '../../schema/names.js';
import type { PartitionBound, PartitionKey } from '../../schema/partition.js';
import type { Table } from '../../schema/table.js';
import { asSource } from '../../util/escape.js';
import { array, code, type Entry, literalDoc, object, sqlTag, string, strings } from './build-doc.js';
import type { Doc } from './doc.js';

/** What a table is partitioned by, and the tables that it is a child of. */
export function lineageEntries({ partitionBy, partitionOf, inherits }: Table): readonly Entry[] {
  return [
    ['partitionBy', partitionBy && partitionKeyDoc(partitionBy)],
    ['partitionOf', partitionOf && string(dottedName(partitionOf.parent))],
    ['values', partitionOf && boundDoc(partitionOf.bound)],
    ['inherits', inherits && strings(inherits.map(dottedName))],
  ];
}

/** `{ range: ['made_at'] }` */
export function partitionKeyDoc({ strategy, keys }: PartitionKey): Doc {
  return object([[strategy, array(keys.map(keyDoc))]]);
}

function keyDoc(key: string): Doc {
  return /^[a-z_][a-z0-9_]*$/.test(key) ? string(key) : sqlTag(key);
}

export function boundDoc(bound: PartitionBound): Doc {
  if (bound === 'default') {
    return string(bound);
  }
  if ('in' in bound) {
    return object([['in', values(bound.in)]]);
  }
  if ('from' in bound) {
    return object([
      ['from', values(bound.from)],
      ['to', values(bound.to)],
    ]);
  }
  return object([
    ['modulus', literalDoc(bound.modulus)],
    ['remainder', literalDoc(bound.remainder)],
  ]);
}

function values(list: readonly string[]): Doc {
  return array(list.map(valueDoc));
}

/** As a person would write it, where that is turned into the same SQL again. */
function valueDoc(sql: string): Doc {
  if (sql === 'NULL') {
    return literalDoc(null);
  }
  if (sql === 'true' || sql === 'false' || String(Number(sql)) === sql) {
    return code(asSource(sql));
  }
  const [, inside] = /^'((?:[^'\\\\]|'')*)'$/.exec(sql) ?? [];
  return inside === undefined ? sqlTag(sql) : string(inside.replaceAll("''", "'"));
}
