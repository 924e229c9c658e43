import { type SqlToken, sqlTokens } from '../../util/sql-tokens.js';
import { type SqlStatement, splitStatements } from '../split-statements.js';
import { transactionCommand } from '../transaction-command.js';

/** What Alembic's SQL does for one revision in one direction. */
export interface AlembicSql {
  /** Each a statement with its semicolon and the comments above it; none where there is nothing to do. */
  readonly blocks: readonly string[];
  /** False where it commits in between; then the blocks begin and end transactions themselves. */
  readonly transaction: boolean;
}

export type AlembicDirection = 'upgrade' | 'downgrade';

interface Section {
  readonly id: string;
  readonly sql: string;
}

const MARK = /^-- Running (?:up|down)grade (.*?) ->[ \t]*(.*?)\s*$/;

/**
 * Takes the output of `alembic upgrade --sql` or `alembic downgrade --sql` apart, by revision. What Alembic adds is left
 * out: the statements on its version table, and the transaction around everything.
 * @param versionTable its name as Alembic writes it, where the output does not create it.
 */
export function readAlembicSql(output: string, direction: AlembicDirection, versionTable: string) {
  const sections = splitSections(output, direction);
  const table = findVersionTable(output) ?? versionTable;
  const bodies = new Map<string, AlembicSql>();
  for (const { id, sql } of sections) {
    const body = toBody(sql, table);
    if (body !== null) bodies.set(id, body);
  }
  return { bodies, versionTable: table };
}

/** Each begins with a comment that names the revision: `-- Running upgrade 1975ea -> ae1027`. */
function splitSections(output: string, direction: AlembicDirection): readonly Section[] {
  const marks = [...sqlTokens(output)].flatMap(({ kind, text, start }: SqlToken) => {
    const [, from, to] = (kind === 'comment' && MARK.exec(text)) || [];
    const id = direction === 'upgrade' ? to : from;
    return id === undefined ? [] : [{ id, start, end: start + text.length }];
  });
  return marks.map(({ id, end }, index) => ({ id, sql: output.slice(end, marks[index + 1]?.start) }));
}

function findVersionTable(output: string): string | undefined {
  return /^CREATE TABLE (\S+) \(\s*version_num /m.exec(output)?.[1];
}

/** Null where the section does not end with the record of the revision, so that it is not whole. */
function toBody(sql: string, versionTable: string): AlembicSql | null {
  const statements = splitStatements(sql, { file: 'the output of alembic', line: 1 });
  const end = statements.findIndex(({ text }) => isOnVersionTable(text, versionTable));
  if (end === -1) return null;
  const body = statements.slice(0, end);
  const blocks = body.map((statement, index) => toBlock(sql, statement, body[index - 1]));
  const transaction = body.every(({ words }) => transactionCommand(words) === null);
  return { blocks: transaction ? blocks : withoutEmptyTransactions(['BEGIN;', ...blocks, 'COMMIT;']), transaction };
}

function isOnVersionTable(statement: string, versionTable: string): boolean {
  const [, name] = /^(?:INSERT INTO|UPDATE|DELETE FROM|DROP TABLE|CREATE TABLE) (\S+)/.exec(statement) ?? [];
  return name === versionTable;
}

function toBlock(sql: string, { text, start }: SqlStatement, before: SqlStatement | undefined): string {
  const comments = sql.slice(before?.end ?? 0, start).replace(/^[\s;]+/, '');
  return `${comments}${text};`;
}

function withoutEmptyTransactions(blocks: readonly string[]): readonly string[] {
  return blocks.filter((block, index) => {
    const isEmpty = block === 'BEGIN;' && blocks[index + 1] === 'COMMIT;';
    return !isEmpty && !(block === 'COMMIT;' && blocks[index - 1] === 'BEGIN;');
  });
}
