import type { ColumnBuilder } from './column-builder.js';
import * as words from './type-functions.js';

/** Every type function, by its name: what `t` is before a project adds its own. */
type BuiltinWords = typeof words;

/** A project's own words for types: `{ money: () => numeric(12, 2) }`. */
export type Vocabulary = Readonly<Record<string, (...parameters: never[]) => ColumnBuilder>>;

/** What `t` is: PostgreSQL's types, and the project's own words, which win. */
export type TypeWords<Own> = Omit<BuiltinWords, keyof Own> & Own;

export function typeWords<Own extends Vocabulary>(own: Own | undefined): TypeWords<Own>;
export function typeWords(own: Vocabulary = {}): BuiltinWords & Vocabulary {
  return { ...words, ...own };
}
