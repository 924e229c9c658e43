import { SqlReader } from '../../ddl/names/sql-reader.js';
import { quoteIdentifier, quoteName } from '../../ddl/quote.js';
import type { ObjectIdentity } from '../../schema/defined-object.js';
import type { QualifiedName } from '../../schema/names.js';
import type { NameChanges } from './name-changes.js';

/**
 * The name of an object that a clause tells apart, such as `(mood AS text)`: PostgreSQL prints the clause with the new
 * names.
 */
export function renamedClause({ kind, name }: Pick<ObjectIdentity, 'kind' | 'name'>, changes: NameChanges): string {
  switch (kind) {
    case 'cast':
      return changes.typeList(name);
    case 'transform':
      return name.replace(TRANSFORMED, changes.typeList);
    case 'securityLabel':
      return renamedLabel(name, changes);
    default:
      return name;
  }
}

const TRANSFORMED = /(?<=^FOR ).*(?= LANGUAGE (?:"(?:[^"]|"")*"|[^ "]+)$)/s;
const LABELED = /^(FOR (?:"(?:[^"]|"")*"|[^ "]+) ON )([A-Z]+(?: [A-Z]+)*) (.*)$/s;

function renamedLabel(name: string, changes: NameChanges): string {
  const [, before, words = '', address = ''] = LABELED.exec(name) ?? [];
  return before === undefined ? name : `${before}${words} ${renamedAddress(words, address, changes)}`;
}

function renamedAddress(words: string, address: string, changes: NameChanges): string {
  switch (words) {
    case 'TABLE':
    case 'TYPE':
    case 'DOMAIN':
      return changes.typeList(address);
    case 'FUNCTION':
    case 'PROCEDURE':
    case 'AGGREGATE':
      return address.replace(/(?<=\().*(?=\)$)/s, changes.typeList);
    case 'SEQUENCE':
      return quoteName(changes.sequence(nameOf(new SqlReader(address).names())));
    case 'COLUMN': {
      const names = new SqlReader(address).names();
      const table = changes.table(nameOf(names.slice(0, -1)));
      return `${quoteName(table)}.${quoteIdentifier(changes.column(table, names.at(-1) ?? ''))}`;
    }
    default:
      return address;
  }
}

function nameOf(names: readonly string[]): QualifiedName {
  return { schema: names.length > 1 ? (names[0] ?? null) : null, name: names.at(-1) ?? '' };
}
