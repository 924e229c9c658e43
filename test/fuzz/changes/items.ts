/** The items of a schema. Columns, enum values, and attributes of composite types are separate items. */
export type ItemKind =
  | 'attribute'
  | 'check'
  | 'column'
  | 'composite'
  | 'domain'
  | 'enum'
  | 'exclusion'
  | 'extra'
  | 'foreignKey'
  | 'function'
  | 'index'
  | 'period'
  | 'policy'
  | 'primaryKey'
  | 'query'
  | 'range'
  | 'rule'
  | 'sequence'
  | 'statistics'
  | 'table'
  | 'trigger'
  | 'triggerFunction'
  | 'unique'
  | 'value'
  | 'view';

/**
 * One object of a random schema. It says nothing that could be wrong: `links` are keys, and the item that has the nearest
 * key is meant; each of the `dials` decides a feature, modulo the number of its settings. What makes no sense, as a
 * primary key over json, is left out where the schema is written. So every list of items is a schema, and fast-check may
 * take any of them away.
 */
export interface Item {
  readonly kind: ItemKind;
  /** It stays the same through renames, moves and changes. */
  readonly key: number;
  readonly name: number;
  readonly schema: number;
  readonly links: readonly number[];
  readonly dials: readonly number[];
  /** Its last rename or move is not told to the tool, so that it is a drop and an addition. */
  readonly untold?: boolean;
}

/** Keys and links are below this. */
export const KEYS = 1_000_000;

/** One of a list that is not empty. */
export function choose<Value>(values: readonly Value[], number: number): Value {
  const chosen = values[Math.abs(number) % values.length];
  if (chosen === undefined) throw new Error('Nothing can be chosen of an empty list.');
  return chosen;
}

/** The setting of a dial: from 0 to below the number of settings. */
export function dial(item: Item, place: number, settings: number): number {
  return (item.dials[place] ?? 0) % settings;
}

/** The item whose key is nearest to the link; taking away others seldom changes the choice. */
export function nearest<One extends { readonly key: number }>(items: readonly One[], link: number): One | null {
  let found: One | null = null;
  for (const item of items) {
    if (found === null || Math.abs(item.key - link) < Math.abs(found.key - link)) found = item;
  }
  return found;
}
