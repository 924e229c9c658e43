import type { ColumnNaming } from '../../schema/column-naming.js';
/** Names in the program for names in the database, each used once. */
export class ModelNames {
  readonly #taken: Set<string>;

  /** @param taken names that must not be used */
  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  /** `order_items` → `orderItems`, with a number if that is used already. */
  take(name: string): string {
    const chosen = freeName(camelCase(name), this.#taken);
    this.#taken.add(chosen);
    return chosen;
  }
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let chosen = wanted;
  for (let number = 2; taken.has(chosen); number++) chosen = `${wanted}${number}`;
  return chosen;
}

/**
 * The property of each column, by its name. No property is the name of another column, so a name refers to only one
 * of them.
 */
export function propertyNames(columns: readonly string[], naming: ColumnNaming): ReadonlyMap<string, string> {
  // An object puts numbers before all other keys, and columns have an order.
  if (naming === 'same' && !columns.some((column) => /^\d+$/.test(column))) {
    return new Map(columns.map((column) => [column, column]));
  }
  const properties = new Map<string, string>();
  const taken = new Set(columns);
  for (const column of columns) {
    taken.delete(column);
    const property = freeName(camelCase(column), taken);
    properties.set(column, property);
    taken.add(column).add(property);
  }
  return properties;
}

/** `order_items` → `orderItems`, `ORDER_ITEMS` → `orderItems` */
export function camelCase(name: string): string {
  // A name in capitals is not camelCase.
  const spelled = /\p{Ll}/u.test(name) ? name : name.toLowerCase();
  const [first = '', ...others] = spelled.split(/[^\p{L}\p{N}$]+/u).filter((word) => word !== '');
  const joined = [
    first.charAt(0).toLowerCase() + first.slice(1),
    ...others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)),
  ].join('');
  return /^[\p{L}$]/u.test(joined) ? joined : `_${joined}`;
}

/** Names that a constant in a module can't have, or that would hide something the file uses. */
export const RESERVED_NAMES: readonly string[] = [
  ...'arguments await break case catch class const continue debugger default delete do else enum eval export extends'.split(
    ' ',
  ),
  ...'false finally for function if implements import in instanceof interface let new null package private'.split(' '),
  ...'protected public return static super switch this throw true try typeof var void while with yield'.split(' '),
  ...'metadata undefined'.split(' '),
];
