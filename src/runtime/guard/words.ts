import type { QualifiedName } from '../../schema/names.js';
import { sqlTokens } from '../../util/sql-tokens.js';

/** A piece of a statement that means something: no white space, no comment. */
export interface Word {
  /** As PostgreSQL reads it: folded, or out of its quotes. */
  readonly text: string;
  /** A keyword or a bare name, a quoted name, or anything else. */
  readonly kind: 'bare' | 'quoted' | 'other';
  /** How many parentheses and brackets are open around it. */
  readonly depth: number;
}

export function wordsOf(sql: string): readonly Word[] {
  const words: Word[] = [];
  let depth = 0;
  for (const { kind, text } of sqlTokens(sql)) {
    if (kind === 'comment' || (kind === 'other' && text.trim() === '')) continue;
    if (text === ')' || text === ']') depth -= 1;
    words.push({ ...readWord(kind, text), depth });
    if (text === '(' || text === '[') depth += 1;
  }
  return words;
}

function readWord(kind: string, text: string): Pick<Word, 'text' | 'kind'> {
  if (kind === 'word') return { text: text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()), kind: 'bare' };
  if (text.startsWith('"')) return { text: text.slice(1, -1).replaceAll('""', '"'), kind: 'quoted' };
  return { text, kind: 'other' };
}

export function isWord(word: Word | undefined, ...texts: readonly string[]): boolean {
  return word?.kind === 'bare' && texts.includes(word.text);
}

/** Whether bare words follow each other at the beginning: `startsWith(words, 'create', 'index|unique')`. */
export function startsWith(words: readonly Word[], ...pattern: readonly string[]): boolean {
  return pattern.every((alternatives, position) => isWord(words[position], ...alternatives.split('|')));
}

/** The place of a bare word outside of parentheses; -1 if it is nowhere. */
export function indexOfWord(words: readonly Word[], ...texts: readonly string[]): number {
  return words.findIndex((word) => word.depth === 0 && isWord(word, ...texts));
}

/** The parts between the commas outside of parentheses. */
export function splitAtCommas(words: readonly Word[]): readonly (readonly Word[])[] {
  const parts: Word[][] = [[]];
  for (const word of words) {
    if (word.depth === 0 && word.text === ',' && word.kind === 'other') parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts;
}

/** The table of ALTER TABLE; null for any other statement. */
export function alteredTable(words: readonly Word[]): QualifiedName | null {
  if (!startsWith(words, 'alter', 'table')) return null;
  const name = words.slice(startOfName(words), endOfName(words));
  const [schema] = name.length > 1 ? name.slice(-3) : [];
  return { schema: schema?.text ?? null, name: name.at(-1)?.text ?? '' };
}

/** What ALTER TABLE is to do, after the name of the table: `ALTER TABLE IF EXISTS ONLY audit.users * …`. */
export function subcommandsOf(words: readonly Word[]): readonly (readonly Word[])[] {
  const end = endOfName(words);
  return splitAtCommas(words.slice(words[end]?.text === '*' ? end + 1 : end));
}

function startOfName(words: readonly Word[]): number {
  let next = 2;
  while (isWord(words[next], 'if', 'exists', 'only')) next += 1;
  return next;
}

function endOfName(words: readonly Word[]): number {
  let next = startOfName(words) + 1;
  while (words[next]?.text === '.') next += 2;
  return next;
}
