import { type SqlToken, sqlTokens } from '../../util/sql-tokens.js';

/** Words that begin a statement, and that continue hardly any. */
const BEGINNING =
  /^\s*(?:ALTER|ANALYZE|BEGIN|CALL|COMMENT|COMMIT|COPY|CREATE|DELETE FROM|DO|DROP|EXECUTE|GRANT|INSERT INTO|LOCK|REFRESH|REINDEX|RESET|REVOKE|ROLLBACK|SELECT|SET|TRUNCATE|UPDATE|VACUUM|WITH)\s/i;

/**
 * Ends the statements whose semicolon is part of a comment. Alembic adds `;` and an empty line to each command, even if
 * the command ends with a line comment: `op.execute('DROP TABLE a -- not needed')` becomes `DROP TABLE a -- not needed;`,
 * and the next statement would belong to this one.
 */
export function endStatementsInComments(sql: string): string {
  let text = '';
  let end = 0;
  let depth = 0;
  let isOpen = false;
  for (const token of sqlTokens(sql)) {
    if (token.kind !== 'comment') {
      depth = Math.max(0, depth + Number(token.text === '(') - Number(token.text === ')'));
      if (token.text.trim() !== '') isOpen = token.text !== ';';
    } else if (isOpen && depth === 0 && endsStatement(token, sql)) {
      text += `${sql.slice(end, token.start)}${token.text.trimEnd().slice(0, -1)}\n;`;
      end = token.start + token.text.length;
      isOpen = false;
    }
  }
  return text + sql.slice(end);
}

function endsStatement({ text, start }: SqlToken, sql: string): boolean {
  if (!text.startsWith('--') || !text.trimEnd().endsWith(';')) return false;
  const after = sql.slice(start + text.length);
  return /^\r?\n\s*\n/.test(after) && BEGINNING.test(after);
}
