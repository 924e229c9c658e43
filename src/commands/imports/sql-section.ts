import { splitStatements } from '../../script/split-statements.js';
import { isSectionMark } from '../../script/sql-sections.js';
import { transactionCommand } from '../../script/transaction-command.js';
import { sqlComment } from '../../util/escape.js';
import type { ForeignSection } from './foreign-migration.js';

/** The SQL of a file as a section. `transaction`: whether the tool runs it in one, unless a statement can't be. */
export function sqlSection(sql: string, path: string, transaction = true): ForeignSection {
  const text = sql
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .trim();
  const statements = splitStatements(text, { file: path, line: 1 });
  const isFree = statements.some(({ words }) => transactionCommand(words) !== null || runsAlone(words));
  return { sql: withoutMarks(text), transaction: transaction && !isFree, doubt: null };
}

/** PostgreSQL refuses these in a transaction block. */
function runsAlone(words: readonly string[]): boolean {
  const [first = '', second = ''] = words;
  if (first === 'VACUUM') return true;
  if (['CREATE', 'DROP', 'REINDEX'].includes(first) && words.includes('CONCURRENTLY')) return true;
  return (first === 'ALTER' && second === 'SYSTEM') || (['CREATE', 'DROP'].includes(first) && SERVER.has(second));
}

const SERVER: ReadonlySet<string> = new Set(['DATABASE', 'TABLESPACE']);

/** A comment that Limbeck would read as the beginning of a section. */
function withoutMarks(text: string): string {
  const lines = text.split('\n');
  return lines.map((line) => (isSectionMark(line) ? sqlComment(line.replace(/^--\s*/, '')) : line)).join('\n');
}
