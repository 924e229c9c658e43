import { quoteIdentifier } from '../../../src/ddl/quote.js';
import { dial, type Item } from './items.js';
import { comment } from './render-tables.js';
import type { World } from './world.js';

/** An object of a kind that has no separate item. Its first dial selects the form. No statement if the form needs what is missing. */
export type Form = (item: Item, world: World) => readonly string[];

export const NOTHING: readonly string[] = [];

/** For names that are unique in the database. */
export function globalName(letter: string, item: Item, world: World): string {
  return quoteIdentifier(`${letter}${item.key}_${world.name(item)}`.slice(0, 60));
}

export function commented(item: Item, what: string): readonly string[] {
  return dial(item, 7, 5) === 4 ? [`COMMENT ON ${what} IS ${comment(dial(item, 7, 60))}`] : NOTHING;
}
