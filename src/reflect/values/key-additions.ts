import type { IndexRow } from '../catalog/indexes.js';

/** COLLATE and the operator class that are printed after a key. */
export interface KeyAdditions {
  readonly collation: boolean;
  readonly opclass: boolean;
}

const NAME = String.raw`(?:"(?:[^"]|"")+"|[^\s,()."]+)`;
const COLLATE = new RegExp(String.raw`^ COLLATE ${NAME}(?:\.${NAME})?`);
const NO_OPCLASS = /^(?:$|[,)]| DESC\b| NULLS\b)/;

/**
 * What follows a key that is an expression: no catalog keeps the expression's own type and collation, so only
 * PostgreSQL can tell what it would say of them, and it says it in the printed index.
 */
export function keyAdditions(
  row: Pick<IndexRow, 'definition' | 'expressions' | 'method'>,
  place: number,
): KeyAdditions {
  const rest = afterKey(row.definition ?? '', row.method, (row.expressions ?? []).slice(0, place + 1));
  const afterCollation = rest.replace(COLLATE, '');
  return { collation: afterCollation !== rest, opclass: !NO_OPCLASS.test(afterCollation) };
}

function afterKey(definition: string, method: string, keys: readonly string[]): string {
  let rest = definition;
  keys.forEach((key, place) => {
    const lead = place === 0 ? ` USING ${method} (` : ', ';
    rest = rest.slice(rest.indexOf(lead + key) + lead.length + key.length);
  });
  return rest;
}
