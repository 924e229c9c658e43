import type { CreateCollation, DropCollation } from '../operations/collation-operations.js';
import type { Collation } from '../schema/database-schema.js';
import { keyword } from './checked-words.js';
import { commentIfAny } from './comment-on.js';
import { joinWords } from './join-words.js';
import { quoteObject } from './names/default-schema.js';
import { quoteLiteral } from './quote.js';

export function compileCreateCollation({ collation }: CreateCollation): readonly string[] {
  const name = quoteObject('collation', collation);
  return [
    `CREATE COLLATION ${name} (${collationOptions(collation).join(', ')})`,
    ...commentIfAny(`COLLATION ${name}`, collation.comment),
  ];
}

const PROVIDERS = ['libc', 'icu', 'builtin'];

function collationOptions({ provider, locale, ctype, deterministic, rules }: Collation): readonly string[] {
  const locales =
    ctype === null
      ? [`locale = ${quoteLiteral(locale)}`]
      : [`lc_collate = ${quoteLiteral(locale)}`, `lc_ctype = ${quoteLiteral(ctype)}`];
  return [
    `provider = ${keyword('provider', provider, PROVIDERS).toLowerCase()}`,
    ...locales,
    ...(deterministic ? [] : ['deterministic = false']),
    ...(rules === null ? [] : [`rules = ${quoteLiteral(rules)}`]),
  ];
}

export function compileDropCollation({ collation, ifExists = false }: DropCollation): readonly string[] {
  return [joinWords('DROP COLLATION', ifExists && 'IF EXISTS', quoteObject('collation', collation))];
}
