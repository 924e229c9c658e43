import type { ExclusionElement } from '../../schema/constraints.js';
import type { IndexKey, StorageParameters } from '../../schema/index-value.js';
import { allTaken } from '../../util/all-taken.js';
import { asSource } from '../../util/escape.js';
import { array, chain, code, type Entry, imported, link, literalDoc, object, sqlTag, string } from './build-doc.js';
import type { Doc } from './doc.js';
import { nameDoc } from './render-type.js';

/** A key of an index: `'email'`, `` sql`lower(email)` ``, `col('created_at').desc()`. */
export function renderIndexKey(key: IndexKey): Doc {
  const { column, expression, ...properties } = key;
  const links = keyLinks(properties);
  if (column === null) {
    return chain(sqlTag(expression ?? ''), links);
  }
  return links.length === 0 ? string(column) : chain(imported('col', [string(column)]), links);
}

function keyLinks(properties: Omit<IndexKey, 'column' | 'expression'>): readonly Doc[] {
  const { collation, opclass, opclassParameters, statistics, descending, nullsFirst, ...rest } = properties;
  allTaken(rest);
  return [
    ...(collation === null ? [] : [link('collate', [nameDoc(collation)])]),
    ...(opclass === null ? [] : [opclassLink(opclass, opclassParameters)]),
    ...(statistics === undefined ? [] : [link('statistics', [literalDoc(statistics)])]),
    ...(descending ? [link('desc')] : []),
    ...(nullsFirst === descending ? [] : [link(nullsFirst ? 'nullsFirst' : 'nullsLast')]),
  ];
}

function opclassLink(opclass: NonNullable<IndexKey['opclass']>, parameters: StorageParameters): Doc {
  const given = Object.keys(parameters).length === 0 ? [] : [renderParameters(parameters)];
  return link('opclass', [nameDoc(opclass), ...given]);
}

export function renderExclusionElement({ operator, ...key }: ExclusionElement): Doc {
  return array([renderIndexKey(key), string(operator)]);
}

function renderParameters(parameters: StorageParameters): Doc {
  return object(Object.entries(parameters).map(([key, value]): Entry => [key, parameterValue(value)]));
}

/** As a person would write it, if the result is turned into the same text again. */
export function parameterValue(value: string): Doc {
  const isPlain = value === 'true' || value === 'false' || String(Number(value)) === value;
  return isPlain ? code(asSource(value)) : string(value);
}

export function optionalParameters(parameters: StorageParameters): Doc | undefined {
  return Object.keys(parameters).length === 0 ? undefined : renderParameters(parameters);
}
