import type { IndexKey } from '../schema/index-value.js';
import { allTaken } from '../util/all-taken.js';
import { keyExpression } from './expression.js';
import { joinWords } from './join-words.js';
import { quoteIdentifier, quoteName } from './quote.js';
import { storageParameters } from './storage-parameters.js';

/** `lower(email) COLLATE "C" text_pattern_ops DESC NULLS LAST`. */
export function indexKeySql(key: IndexKey): string {
  const { column, expression, collation, opclass, opclassParameters, descending, nullsFirst, ...rest }: Said = key;
  allTaken(rest);
  return joinWords(
    column === null ? keyExpression(expression ?? '') : quoteIdentifier(column),
    collation !== null && `COLLATE ${quoteName(collation)}`,
    opclass !== null && `${quoteName(opclass)}${storageParameters(opclassParameters)}`,
    descending && 'DESC',
    nullsOrder({ descending, nullsFirst }),
  );
}

/** ALTER INDEX sets the statistics target. */
type Said = Omit<IndexKey, 'statistics'>;

// Nulls count as larger than every value, so they come first in a descending order by default.
function nullsOrder({ descending, nullsFirst }: Pick<IndexKey, 'descending' | 'nullsFirst'>): string {
  if (descending === nullsFirst) {
    return '';
  }
  return nullsFirst ? 'NULLS FIRST' : 'NULLS LAST';
}
