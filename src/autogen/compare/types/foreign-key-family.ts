import { baseType } from '../../../schema/base-type.js';
import type { ColumnType } from '../../../schema/types.js';

/** Types among which PostgreSQL has equality operators of one family, whichever side refers to the other. */
const FAMILIES: readonly (readonly string[])[] = [
  ['smallint', 'integer', 'bigint'],
  ['text', 'character varying'],
  ['timestamp with time zone', 'timestamp without time zone', 'date'],
  ['real', 'double precision'],
];

/** Whether columns of these types can refer to each other, in every combination. */
export function sameForeignKeyFamily(types: readonly ColumnType[]): boolean {
  const names = new Set(types.map((type) => `${baseType(type)}${type.array ? '[]' : ''}`));
  return names.size <= 1 || FAMILIES.some((family) => [...names].every((name) => family.includes(name)));
}
