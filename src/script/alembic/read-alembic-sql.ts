import { LimbeckError } from '../../errors/limbeck-error.js';
import { sqlTokens } from '../../util/sql-tokens.js';
import { type SqlStatement, splitStatements } from '../split-statements.js';
import { transactionCommand } from '../transaction-command.js';
import { endStatementsInComments } from './end-statements-in-comments.js';

/** What Alembic's SQL does for one revision in one direction. */
export interface AlembicSql {
  /** Each a statement with its semicolon and the comments above it; none if there is nothing to do. */
  readonly blocks: readonly string[];
  /** False if it commits in between; then the blocks begin and end transactions themselves. */
  readonly transaction: boolean;
  /** Why a person has to look at it first; null for most. */
  readonly doubt: string | null;
}

export type AlembicDirection = 'upgrade' | 'downgrade';

/** The revisions that the output may be about, by id, with their down revisions. */
export type AlembicSteps = ReadonlyMap<string, readonly string[]>;

export interface AlembicOutputOptions {
  readonly direction: AlembicDirection;
  readonly steps: AlembicSteps;
  /** Its name as Alembic writes it, if the output does not create it. */
  readonly versionTable: string;
  /** The output is about this revision alone. Text that looks like the beginning of another one belongs to it. */
  readonly only?: string | undefined;
}

export interface AlembicOutputParts {
  readonly bodies: ReadonlyMap<string, AlembicSql>;
  /** Revisions whose SQL is complete and can't be split into statements, with the reason. */
  readonly unreadable: ReadonlyMap<string, string>;
  /** The revision that the output ends with, if the output ends before that revision does. */
  readonly unfinished: string | null;
  /** How many revisions the output begins. */
  readonly count: number;
  readonly versionTable: string;
}

interface Section {
  readonly id: string;
  readonly sql: string;
}

const MARK = /^-- Running (up|down)grade (.*?) ->[ \t]*(.*?)[ \t\r]*$/;
const NAME = String.raw`(?:(?:"(?:[^"]|"")*"|[^\s."(]+)\.)?(?:"(?:[^"]|"")*"|[^\s."(]+)`;
const VERSION_TABLE = new RegExp(String.raw`^CREATE TABLE (${NAME}) \(\s*version_num `, 'm');

/**
 * Takes the output of `alembic upgrade --sql` or `alembic downgrade --sql` apart, by revision. What Alembic adds is left
 * out: the statements on its version table, and the transaction around everything.
 *
 * SQL of a revision may hold text that looks like a mark of Alembic's. A mark counts only if it is a comment of the SQL
 * and names a revision with its own down revisions. Where a mark turns out to be forged, that revision and all that follow
 * are left out.
 */
export function readAlembicSql(output: string, options: AlembicOutputOptions): AlembicOutputParts {
  const { preamble, sections } = splitSections(output, options);
  const versionTable = VERSION_TABLE.exec(preamble)?.[1] ?? options.versionTable;
  const found = sections.map(({ id, sql }) => ({
    id,
    sql,
    end: findRecord(sql, { id, direction: options.direction, versionTable }),
  }));
  const trusted = found.slice(0, countTrusted(found));
  const bodies = new Map<string, AlembicSql>();
  const unreadable = new Map<string, string>();
  for (const { id, sql, end } of trusted) {
    const body = end === null ? null : toBody(sql.slice(0, end));
    if (typeof body === 'string') unreadable.set(id, body);
    else if (body !== null) bodies.set(id, body);
  }
  const last = trusted.length === found.length ? found.at(-1) : undefined;
  return { bodies, unreadable, unfinished: last?.end === null ? last.id : null, count: sections.length, versionTable };
}

/**
 * How many of the sections are what they seem. A section without its record that is not the last one was cut by a forged
 * mark, so that what follows is part of it. A revision that is marked again was forged by the one in front of it.
 */
function countTrusted(found: readonly (Section & { readonly end: number | null })[]): number {
  const cut = found.findIndex(({ end }, at) => end === null && at < found.length - 1);
  const again = found.findIndex(({ id }, at) => found.findIndex((other) => other.id === id) < at);
  const forged = again === -1 ? -1 : found.findIndex(({ id }) => id === found[again]?.id) - 1;
  const ends = [cut, forged].filter((_, which) => (which === 0 ? cut : again) !== -1);
  return Math.max(0, Math.min(found.length, ...ends));
}

/** The id of the revision that a mark begins: `-- Running upgrade 1975ea -> ae1027`. */
export function readMark(line: string, { direction, steps, only }: Omit<AlembicOutputOptions, 'versionTable'>) {
  const [, way, from = '', to = ''] = MARK.exec(line) ?? [];
  if (way === undefined || `${way}grade` !== direction) return null;
  const [id, others] = direction === 'upgrade' ? [to, from] : [from, to];
  const down = steps.get(id);
  if (down === undefined || (only !== undefined && id !== only)) return null;
  const named = others.split(',').map((name) => name.trim());
  return String(named.filter(Boolean).sort()) === String([...down].sort()) ? id : null;
}

/** What is in front of the first mark comes from env.py, whatever it prints, so that only lines are looked at there. */
function splitSections(output: string, options: AlembicOutputOptions) {
  const start = findFirstMark(output, options);
  const sql = output.slice(start);
  const marks = [...sqlTokens(sql)].flatMap((token) => {
    if (token.kind !== 'comment' || (token.start > 0 && sql[token.start - 1] !== '\n')) return [];
    const id = readMark(token.text, options);
    return id === null ? [] : [{ id, start: token.start, end: token.start + token.text.length }];
  });
  const counted = options.only === undefined ? marks : marks.slice(0, 1);
  const sections: readonly Section[] = counted.map(({ id, end }, at) => ({
    id,
    sql: sql.slice(end, counted[at + 1]?.start),
  }));
  return { preamble: output.slice(0, start), sections };
}

function findFirstMark(output: string, options: AlembicOutputOptions): number {
  for (const { 0: line, index } of output.matchAll(/^-- Running .*$/gm)) {
    if (readMark(line, options) !== null) return index;
  }
  return output.length;
}

/**
 * Where Alembic's last statements on its version table begin, of which one records this revision. They are found as
 * lines rather than as statements: a comment at the end of the statement before them may hold its semicolon. Text in
 * quotes and comments does not count.
 */
function findRecord(
  sql: string,
  { id, direction, versionTable }: Pick<AlembicOutputOptions, 'direction' | 'versionTable'> & Pick<Section, 'id'>,
): number | null {
  const table = versionTable.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const line = new RegExp(`^(?:INSERT INTO|UPDATE|DELETE FROM) ${table} .*;[ \\t\\r]*$`, 'gm');
  const words = new Set([...sqlTokens(sql)].flatMap(({ kind, start }) => (kind === 'word' ? [start] : [])));
  const found = [...sql.matchAll(line)].filter(({ index }) => words.has(index));
  const value = `'${id.replaceAll("'", "''")}'`;
  const records = (text: string) =>
    direction === 'upgrade'
      ? text.includes(`SET version_num=${value}`) || text.includes(`VALUES (${value})`)
      : text.includes(`version_num = ${value}`);
  let at = found.findLastIndex(([text]) => records(text));
  const isRightBefore = (index: number) => {
    const [before, after] = [found[index - 1], found[index]];
    return before !== undefined && sql.slice(before.index + before[0].length, after?.index).trim() === '';
  };
  while (at > 0 && isRightBefore(at)) at -= 1;
  return found[at]?.index ?? null;
}

/** Or the reason why the SQL can't be split into statements. */
function toBody(written: string): AlembicSql | string {
  const sql = endStatementsInComments(written);
  const statements = trySplit(sql);
  if (typeof statements === 'string') return statements;
  const blocks = statements.map((statement, index) => toBlock(sql, statement, statements[index - 1]));
  const transaction = statements.every(({ words }) => transactionCommand(words) === null);
  return {
    blocks: transaction ? blocks : withoutEmptyTransactions(['BEGIN;', ...blocks, 'COMMIT;']),
    transaction,
    doubt: null,
  };
}

function trySplit(sql: string): readonly SqlStatement[] | string {
  try {
    return splitStatements(sql, { file: 'the output of alembic', line: 1 });
  } catch (error) {
    if (error instanceof LimbeckError) return error.message;
    throw error;
  }
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
