import type { CreateCollation, DropCollation } from '../operations/collation-operations.js';
import type { Collation } from '../schema/database-schema.js';
import { commentIfAny } from './comment-on.js';
import { joinWords } from './join-words.js';
import { quoteLiteral, quoteName } from './quote.js';

export function compileCreateCollation({ collation }: CreateCollation): readonly string[] {
  const name = quoteName(collation);
  return [
    `CREATE COLLATION ${name} (${collationOptions(collation).join(', ')})`,
    ...commentIfAny(`COLLATION ${name}`, collation.comment),
  ];
}

function collationOptions({ provider, locale, ctype, deterministic, rules }: Collation): readonly string[] {
  const locales =
    ctype === null
      ? [`locale = ${quoteLiteral(locale)}`]
      : [`lc_collate = ${quoteLiteral(locale)}`, `lc_ctype = ${quoteLiteral(ctype)}`];
  return [
    `provider = ${provider}`,
    ...locales,
    ...(deterministic ? [] : ['deterministic = false']),
    ...(rules === null ? [] : [`rules = ${quoteLiteral(rules)}`]),
  ];
}

export function compileDropCollation({ collation, ifExists = false }: DropCollation): readonly string[] {
  return [joinWords('DROP COLLATION', ifExists && 'IF EXISTS', quoteName(collation))];
}
