import { codeTokens, type SqlToken } from '../../../util/sql-tokens.js';

/**
 * A statement that cannot be rolled back, and of which PostgreSQL's catalogs tell whether an attempt before has done it.
 * Names are as they are written, with their quotes.
 */
export type RepeatableStatement =
  | {
      readonly kind: 'createIndex';
      readonly name: string;
      readonly table: string;
      readonly ifNotExists: boolean;
      /** What is behind the table: the method, the keys, the options. */
      readonly rest: string;
      readonly unique: boolean;
    }
  | { readonly kind: 'dropIndex'; readonly name: string }
  | { readonly kind: 'reindex'; readonly object: 'INDEX' | 'TABLE' | 'SCHEMA'; readonly name: string }
  | { readonly kind: 'detachPartition'; readonly table: string; readonly partition: string }
  | {
      readonly kind: 'addEnumValue';
      readonly type: string;
      /** As an SQL constant. */
      readonly value: string;
      readonly neighbor: { readonly side: 'BEFORE' | 'AFTER'; readonly value: string } | null;
    };

export function isRepeatableStatement(sql: string): boolean {
  return parseRepeatable(sql) !== null;
}

/** What the SQL is, if it is one such statement and nothing else. */
export function parseRepeatable(sql: string): RepeatableStatement | null {
  // Almost every statement ends here, without being taken apart.
  if (!/\b(?:concurrently|value)\b/i.test(sql)) return null;
  const reader = new TokenReader(sql);
  switch (reader.word()) {
    case 'CREATE':
      return parseCreateIndex(reader);
    case 'DROP':
      return parseDropIndex(reader);
    case 'REINDEX':
      return parseReindex(reader);
    case 'ALTER':
      return reader.takes('TYPE') ? parseAddValue(reader) : parseDetach(reader);
    default:
      return null;
  }
}

function parseCreateIndex(reader: TokenReader): RepeatableStatement | null {
  const unique = reader.takes('UNIQUE');
  if (!reader.takes('INDEX', 'CONCURRENTLY')) return null;
  const ifNotExists = reader.takes('IF', 'NOT', 'EXISTS');
  const name = reader.next === 'ON' ? null : reader.name();
  if (name === null || !reader.takes('ON')) return null;
  reader.takes('ONLY');
  const table = reader.name();
  const rest = reader.rest();
  return table === null || rest === null ? null : { kind: 'createIndex', name, table, ifNotExists, rest, unique };
}

function parseDropIndex(reader: TokenReader): RepeatableStatement | null {
  if (!reader.takes('INDEX', 'CONCURRENTLY')) return null;
  reader.takes('IF', 'EXISTS');
  const name = reader.name();
  if (!reader.takes('RESTRICT')) reader.takes('CASCADE');
  return name === null || !reader.isAtEnd ? null : { kind: 'dropIndex', name };
}

function parseReindex(reader: TokenReader): RepeatableStatement | null {
  const options = reader.parenthesized();
  const object = reader.word();
  const isConcurrent = reader.takes('CONCURRENTLY') || /\bconcurrently\b(?!\s+(?:false|off|0))/i.test(options);
  if (!isConcurrent || (object !== 'INDEX' && object !== 'TABLE' && object !== 'SCHEMA')) return null;
  const name = reader.name();
  return name === null || !reader.isAtEnd ? null : { kind: 'reindex', object, name };
}

function parseDetach(reader: TokenReader): RepeatableStatement | null {
  if (!reader.takes('TABLE')) return null;
  reader.takes('IF', 'EXISTS');
  const table = reader.name();
  if (!reader.takes('DETACH', 'PARTITION')) return null;
  const partition = reader.name();
  if (table === null || partition === null || !reader.takes('CONCURRENTLY') || !reader.isAtEnd) return null;
  return { kind: 'detachPartition', table, partition };
}

function parseAddValue(reader: TokenReader): RepeatableStatement | null {
  const type = reader.name();
  if (!reader.takes('ADD', 'VALUE')) return null;
  reader.takes('IF', 'NOT', 'EXISTS');
  const value = reader.constant();
  const side = reader.takes('BEFORE') ? 'BEFORE' : reader.takes('AFTER') ? 'AFTER' : null;
  const other = side === null ? null : reader.constant();
  if (type === null || value === null || !reader.isAtEnd) return null;
  return {
    kind: 'addEnumValue',
    type,
    value,
    neighbor: side === null || other === null ? null : { side, value: other },
  };
}

/** Reads the tokens of one statement, without comments and white space. */
class TokenReader {
  readonly #sql: string;
  readonly #tokens: readonly SqlToken[];
  #at = 0;

  constructor(sql: string) {
    this.#sql = sql;
    const tokens = [...codeTokens(sql)];
    while (tokens.at(-1)?.text === ';') tokens.pop();
    this.#tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** The next word, in capitals. */
  get next(): string | null {
    const token = this.#tokens[this.#at];
    return token?.kind === 'word' ? token.text.toUpperCase() : null;
  }

  word(): string | null {
    const word = this.next;
    if (word !== null) this.#at += 1;
    return word;
  }

  /** Takes these words, or none. */
  takes(...words: readonly string[]): boolean {
    const found = words.every((word, place) => {
      const token = this.#tokens[this.#at + place];
      return token?.kind === 'word' && token.text.toUpperCase() === word;
    });
    if (found) this.#at += words.length;
    return found;
  }

  /** A name with its schema, as it is written. */
  name(): string | null {
    let name = this.#identifier();
    while (name !== null && this.#tokens[this.#at]?.text === '.') {
      this.#at += 1;
      const part = this.#identifier();
      name = part === null ? null : `${name}.${part}`;
    }
    return name;
  }

  #identifier(): string | null {
    const token = this.#tokens[this.#at];
    if (token === undefined || !(token.kind === 'word' || token.text.startsWith('"'))) return null;
    this.#at += 1;
    return token.text;
  }

  constant(): string | null {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'quoted' || token.text.startsWith('"')) return null;
    this.#at += 1;
    return token.text;
  }

  /** What is in the parentheses that come next; nothing if none do. */
  parenthesized(): string {
    if (this.#tokens[this.#at]?.text !== '(') return '';
    const start = this.#at;
    while (!this.isAtEnd && this.#tokens[this.#at]?.text !== ')') this.#at += 1;
    this.#at += 1;
    return this.#tokens
      .slice(start, this.#at)
      .map(({ text }) => text)
      .join(' ');
  }

  /** Everything that is left, if it is one statement. */
  rest(): string | null {
    const left = this.#tokens.slice(this.#at);
    const [first] = left;
    const last = left.at(-1);
    if (first === undefined || last === undefined || left.some(({ text }) => text === ';')) return null;
    this.#at = this.#tokens.length;
    return this.#sql.slice(first.start, last.start + last.text.length);
  }
}
