/** The words of some SQL, in strings and comments, too. */
export interface NamedWords {
  /** Whether the SQL may mention an object of this name. */
  readonly mayName: (name: string) => boolean;
}

// PostgreSQL shortens a longer name (manual: "Identifiers and Key Words").
const MOST_BYTES = 63;

const WORD = /[\w$\u0080-\uffff]+/g;
const ONLY_WORD = /^[\w$\u0080-\uffff]+$/;

/** Null if the SQL may mention a name that it doesn't contain: with escapes, or shortened. */
export function namedWords(statements: readonly string[]): NamedWords | null {
  const text = statements.join('\n');
  // A `DO` block composes SQL while it runs.
  if (text.includes('\\') || /u&/i.test(text) || statements.some((statement) => statement.startsWith('DO ')))
    return null;
  const words = new Set<string>();
  for (const [word] of text.matchAll(WORD)) {
    if (Buffer.byteLength(word) > MOST_BYTES) return null;
    // `$1a` and `1a` may be a parameter or a number, and a name.
    for (const each of [word, word.replace(/^[$\d]+/, '')]) words.add(each).add(each.toLowerCase());
  }
  return {
    // A name with other characters is quoted, perhaps within quotes.
    mayName: (name) => !ONLY_WORD.test(name) || words.has(name),
  };
}
