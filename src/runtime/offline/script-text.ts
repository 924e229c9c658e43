import { sqlTokens } from '../../util/sql-tokens.js';

/** SQL with a semicolon at its end, wherever the last comment leaves room for it; none after nothing but comments. */
export function terminate(sql: string): string {
  const tokens = [...sqlTokens(sql.trim())];
  const last = tokens.findLastIndex(({ kind, text }) => kind !== 'comment' && text.trim() !== '');
  const text = tokens.map((token) => token.text);
  if (last === -1 || text[last] === ';') return text.join('');
  return [...text.slice(0, last + 1), ';', ...text.slice(last + 1)].join('');
}

/** A comment of one line. */
export function comment(text: string): string {
  return `-- ${text.replace(/\s+/g, ' ').trim()}`;
}
