import { indexOfWord, isWord, splitAtCommas, startsWith, type Word, wordsOf } from './words.js';

/** What an UPDATE writes to. */
export interface UpdatedColumns {
  readonly names: readonly string[];
  /** The columns among them that are null in every updated row, so that nothing is overwritten. */
  readonly empty: ReadonlySet<string>;
}

/** Reads a plain UPDATE; null for any other statement, and if it is not clear what it writes to. */
export function readUpdate(words: readonly Word[]): UpdatedColumns | null {
  const set = indexOfWord(words, 'set');
  if (!startsWith(words, 'update') || set === -1) return null;
  const length = indexOfWord(words.slice(set), 'from', 'where', 'returning');
  const assignments = words.slice(set + 1, length === -1 ? undefined : set + length);
  const names = splitAtCommas(assignments).map(targetsOf);
  if (names.some((targets) => targets === null)) return null;
  return { names: names.flatMap((targets) => targets ?? []), empty: emptyColumns(words) };
}

/** Whether a statement is an UPDATE that overwrites no value. */
export function fillsOnlyNulls(statement: string): boolean {
  const update = readUpdate(wordsOf(statement));
  return update?.names.every((name) => update.empty.has(name)) === true;
}

/** `a = …`, `(a, b) = …`; null for a part of a value: `a[1] = …`, `a.field = …`. */
function targetsOf(assignment: readonly Word[]): readonly string[] | null {
  const equals = assignment.findIndex(({ text, depth }) => text === '=' && depth === 0);
  const target = assignment.slice(0, equals);
  const names = target.filter(({ kind }) => kind !== 'other').map(({ text }) => text);
  const marks = target.filter(({ kind }) => kind === 'other').map(({ text }) => text);
  const isOne = names.length === 1 && marks.length === 0;
  const isList = names.length > 0 && marks.join('') === `(${','.repeat(names.length - 1)})`;
  return isOne || isList ? names : null;
}

/** The columns of conditions `column IS NULL` that hold for every row: joined by AND with the rest. */
function emptyColumns(words: readonly Word[]): ReadonlySet<string> {
  const where = indexOfWord(words, 'where');
  if (where === -1) return new Set();
  const length = indexOfWord(words.slice(where), 'returning');
  const condition = words.slice(where + 1, length === -1 ? undefined : where + length);
  // The condition may be about another table, or its AND may join something else than conditions.
  if (indexOfWord(words, 'from', 'or', 'between', 'case') !== -1) return new Set();
  return new Set(splitAtAnds(condition).flatMap((part) => testedColumn(part)));
}

function splitAtAnds(words: readonly Word[]): readonly (readonly Word[])[] {
  const parts: Word[][] = [[]];
  for (const word of words) {
    if (word.depth === 0 && isWord(word, 'and')) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts;
}

/** `a IS NULL`, `t.a IS NULL`. */
function testedColumn(condition: readonly Word[]): readonly string[] {
  const name = condition.slice(0, -2);
  const [is, nothing] = condition.slice(-2);
  const column = name.at(-1);
  const isName = name.length === 1 || (name.length === 3 && name[1]?.text === '.');
  const isPlain = column !== undefined && column.kind !== 'other' && isName;
  return isPlain && isWord(is, 'is') && isWord(nothing, 'null') ? [column.text] : [];
}
