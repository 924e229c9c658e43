import { splitStatements } from '../../script/split-statements.js';
import { type SqlToken, sqlTokens } from '../../util/sql-tokens.js';

/** SQL with a semicolon after the last statement, outside comments. Without a semicolon if there are only comments. */
export function terminate(sql: string): string {
  if (!NEEDS_READING.test(sql)) return terminatePlain(sql.trim());
  const tokens = [...sqlTokens(sql.trim())];
  const last = tokens.findLastIndex(({ kind, text }) => kind !== 'comment' && text.trim() !== '');
  const text = tokens.map(withoutVariable);
  if (last === -1 || text[last] === ';') return text.join('');
  return [...text.slice(0, last + 1), ';', ...text.slice(last + 1)].join('');
}

/** A comment, or a colon that psql may read as the beginning of a variable: the casts of the log have two. */
const NEEDS_READING = /--|\/\*|(?<!:):(?=['"{\w\u0080-\uffff])/;

/** Without comments, the last character says whether there is a semicolon. */
function terminatePlain(sql: string): string {
  return sql === '' || sql.endsWith(';') ? sql : `${sql};`;
}

/** psql replaces `:name`, `:'name'` and `:"name"` outside quotes: `values[1:"USER"]` needs a space. `::` and `:=` stay. */
function withoutVariable({ text }: SqlToken, position: number, all: readonly SqlToken[]): string {
  const next = all[position + 1]?.text ?? '';
  const isVariable = text === ':' && all[position - 1]?.text !== ':' && /^['"{\w\u0080-\uffff]/.test(next);
  return isVariable ? ': ' : text;
}

/** A backslash, a quote or a comment, or COPY … FROM stdin: no other text is refused. */
const MAY_BE_REFUSED = /[\\'"$]|\/\*|stdin/i;

/** Refuses what psql would read in another way than PostgreSQL: its own commands, and a quote without an end. */
export function refusePsqlCommands(sql: string): void {
  if (MAY_BE_REFUSED.test(sql)) splitStatements(sql, { file: 'the SQL of the revision', line: 1 });
}

/** Whether a constant has a backslash, which means something else if standard_conforming_strings is off. */
export function hasPlainBackslash(sql: string): boolean {
  return sql.includes('\\') && [...sqlTokens(sql)].some(({ kind, text }) => kind === 'quoted' && /^'.*\\/s.test(text));
}
