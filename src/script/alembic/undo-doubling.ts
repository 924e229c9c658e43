import { sqlTokens } from '../../util/sql-tokens.js';
import { readPythonLines } from './python-lines.js';
import { readPythonString } from './python-literal.js';

/** SQL as Alembic wrote it for one revision, and the Python file that it comes from. */
export interface WrittenSql {
  readonly sql: string;
  readonly python: string;
}

/** The SQL as the database gets it online, and what is uncertain about it. */
export interface OnlineSql {
  readonly sql: string;
  readonly doubt: string | null;
}

/**
 * Takes back what SQLAlchemy adds if it writes SQL without a connection: it doubles every `%` unless env.py chooses a
 * paramstyle (that of Flask-Migrate doesn't), and up to version 2.0 every backslash of a value. Both are wrong in SQL.
 */
export function undoDoubling(written: readonly WrittenSql[], env: string): readonly OnlineSql[] {
  const percents = percentsOf(written, env);
  return written.map(({ sql, python }) => {
    const single = percents === 'doubled' ? sql.replaceAll('%%', '%') : sql;
    const { sql: text, isCertain } = halveBackslashes(single, python);
    const isUnclear = percents === 'unclear' && isDoubledOnlyIn(sql, python);
    const doubt = isUnclear ? 'each %% may stand for one %' : isCertain ? null : 'each \\\\ may stand for one \\';
    return { sql: text, doubt };
  });
}

/** One setting decides for all revisions: if a single `%` occurs, none is doubled. */
function percentsOf(written: readonly WrittenSql[], env: string): 'doubled' | 'single' | 'unclear' {
  const runs = written.flatMap(({ sql }) => sql.match(/%+/g) ?? []);
  const isAddedSomewhere = written.some(({ sql, python }) => isDoubledOnlyIn(sql, python));
  if (runs.some(({ length }) => length % 2 === 1)) return isAddedSomewhere ? 'unclear' : 'single';
  return isAddedSomewhere || !/\bparamstyle\b/.test(env) ? 'doubled' : 'single';
}

function isDoubledOnlyIn(sql: string, python: string): boolean {
  return sql.includes('%%') && !python.includes('%%');
}

function halveBackslashes(sql: string, python: string) {
  if (!sql.includes('\\\\')) return { sql, isCertain: true };
  const strings = pythonStrings(python);
  let text = '';
  let isCertain = true;
  for (const token of sqlTokens(sql)) {
    const content = token.kind === 'quoted' && token.text.startsWith("'") ? token.text.slice(1, -1) : '';
    if (!isDoubled(content) || strings.some((string) => string.includes(content))) {
      text += token.text;
      continue;
    }
    const halved = content.replaceAll('\\\\', '\\');
    const isValue = strings.includes(halved.replaceAll("''", "'"));
    isCertain &&= isValue;
    text += isValue ? `'${halved}'` : token.text;
  }
  return { sql: text, isCertain };
}

function isDoubled(content: string): boolean {
  const runs = content.match(/\\+/g) ?? [];
  return runs.length > 0 && runs.every(({ length }) => length % 2 === 0);
}

/** As Alembic writes them, with four spaces for a tab. Strings next to each other are one. */
function pythonStrings(python: string): readonly string[] {
  return readPythonLines(python).flatMap(({ tokens }) => {
    const strings = [''];
    for (const token of tokens) {
      const before = strings.pop() ?? '';
      if (token.kind === 'string') strings.push(before + contentOf(token.text));
      else strings.push(before, '');
    }
    return strings.filter((string) => string !== '');
  });
}

function contentOf(literal: string): string {
  return (readPythonString(literal) ?? '').replaceAll('\t', '    ');
}
