import { catalogTypeName } from '../../schema/builtin-types.js';
import type { ColumnState } from '../column-state.js';

/**
 * Is this the operator class that an index of the method takes for the column anyway? The catalog does not print it
 * then (pg_opclass, opcdefault).
 */
export function isDefaultOpclass(opclass: string, method: string, column: ColumnState): boolean {
  const family = opclassFamily(column);
  if (family === null || (method === 'gist' && !GIST_FAMILIES.has(family))) {
    return false;
  }
  if (method === 'brin') {
    return opclass === `${family}_${BRIN_INCLUSION.has(family) ? 'inclusion' : 'minmax'}_ops`;
  }
  return opclass === `${method === 'spgist' && family === 'point' ? 'quad_point' : family}_ops`;
}

const GIST_FAMILIES = new Set(['point', 'box', 'poly', 'circle', 'tsvector', 'tsquery', 'range', 'multirange']);
const BRIN_INCLUSION = new Set(['box', 'inet', 'range']);
const OTHER_FAMILIES: Readonly<Record<string, string>> = { varchar: 'text', cidr: 'inet', polygon: 'poly' };

function opclassFamily({ type, array }: ColumnState): string | null {
  if (array) {
    return 'array';
  }
  if (type.kind !== 'builtin') {
    return type.kind === 'enum' ? 'enum' : null;
  }
  const name = catalogTypeName(type.builder);
  return /(multirange|range)$/.exec(name)?.[1] ?? OTHER_FAMILIES[name] ?? name;
}
