import type { ExclusionElement } from '../../schema/constraints.js';
import type { IndexKey, StorageParameters } from '../../schema/index-value.js';
import { array, chain, type Entry, imported, link, object, sqlText, string, text } from './build-doc.js';
import type { Doc } from './doc.js';
import { nameDoc } from './render-type.js';

/** A key of an index: `'email'`, `` sql`lower(email)` ``, `col('created_at').desc()`. */
export function renderIndexKey(key: IndexKey): Doc {
  const links = keyLinks(key);
  if (key.column === null) {
    return chain(sqlText(key.expression ?? ''), links);
  }
  return links.length === 0 ? string(key.column) : chain(imported('col', [string(key.column)]), links);
}

function keyLinks(key: IndexKey): readonly Doc[] {
  return [
    ...(key.collation === null ? [] : [link('collate', [nameDoc(key.collation)])]),
    ...(key.opclass === null ? [] : [opclassLink(key.opclass, key.opclassParameters)]),
    ...(key.statistics === undefined ? [] : [link('statistics', [text(String(key.statistics))])]),
    ...(key.descending ? [link('desc')] : []),
    ...(key.nullsFirst === key.descending ? [] : [link(key.nullsFirst ? 'nullsFirst' : 'nullsLast')]),
  ];
}

function opclassLink(opclass: NonNullable<IndexKey['opclass']>, parameters: StorageParameters): Doc {
  const given = Object.keys(parameters).length === 0 ? [] : [renderParameters(parameters)];
  return link('opclass', [nameDoc(opclass), ...given]);
}

export function renderExclusionElement(element: ExclusionElement): Doc {
  return array([renderIndexKey(element), string(element.operator)]);
}

function renderParameters(parameters: StorageParameters): Doc {
  return object(Object.entries(parameters).map(([key, value]): Entry => [key, parameterValue(value)]));
}

/** As a person would write it, where that is turned into the same text again. */
export function parameterValue(value: string): Doc {
  const isPlain = value === 'true' || value === 'false' || String(Number(value)) === value;
  return isPlain ? text(value) : string(value);
}

export function optionalParameters(parameters: StorageParameters): Doc | undefined {
  return Object.keys(parameters).length === 0 ? undefined : renderParameters(parameters);
}
