import type { IndexKey } from '../schema/index-value.js';
import { keyExpression } from './expression.js';
import { joinWords } from './join-words.js';
import { quoteIdentifier, quoteName } from './quote.js';
import { storageParameters } from './storage-parameters.js';

/** `lower(email) COLLATE "C" text_pattern_ops DESC NULLS LAST`. */
export function indexKeySql(key: IndexKey): string {
  return joinWords(
    key.column === null ? keyExpression(key.expression ?? '') : quoteIdentifier(key.column),
    key.collation !== null && `COLLATE ${quoteName(key.collation)}`,
    key.opclass !== null && `${quoteName(key.opclass)}${storageParameters(key.opclassParameters)}`,
    key.descending && 'DESC',
    nullsOrder(key),
  );
}

// Nulls count as larger than every value, so they come first in a descending order of their own accord.
function nullsOrder({ descending, nullsFirst }: IndexKey): string {
  if (descending === nullsFirst) {
    return '';
  }
  return nullsFirst ? 'NULLS FIRST' : 'NULLS LAST';
}
