import { sqlTokens } from '../util/sql-tokens.js';
import { readStatements, type SqlSource } from './sql-source.js';

/** The extensions whose version is declared: CREATE EXTENSION … VERSION, or ALTER EXTENSION … UPDATE TO. */
export function declaredVersions(sources: readonly SqlSource[]): ReadonlySet<string> {
  return new Set(
    sources
      .flatMap(readStatements)
      .filter(({ words: [, second] }) => second === 'EXTENSION')
      .flatMap(({ text }) => versioned(text)),
  );
}

function versioned(statement: string): readonly string[] {
  const tokens = [...sqlTokens(statement)].filter(({ kind }) => kind === 'word' || kind === 'quoted');
  const texts = tokens.map(({ text }) => text);
  const words = texts.map((text) => text.toUpperCase()).join(' ');
  const isOne = /^CREATE EXTENSION .* VERSION \S+/.test(words) || /^ALTER EXTENSION \S+ UPDATE TO /.test(words);
  const name = texts[words.startsWith('CREATE EXTENSION IF NOT EXISTS ') ? 5 : 2];
  return isOne && name !== undefined ? [unquoted(name)] : [];
}

function unquoted(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name.toLowerCase();
}
