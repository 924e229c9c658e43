import type { DeclaredView } from '../schema/declared-view.js';
import { type SqlStatement, splitStatements } from '../script/split-statements.js';
import { statementReach } from './statement-reach.js';

/** A text of SQL, and the file to name in errors. */
export interface SqlSource {
  readonly file: string;
  readonly sql: string;
  /** The line of the file that the SQL was generated from, if the SQL is not part of the file. */
  readonly madeAt?: number;
  /** The SQL creates a view that should have these columns. */
  readonly view?: DeclaredView;
}

/** One statement of a source. */
export interface ScratchStatement extends SqlStatement {
  readonly file: string;
  /** The statements before it in its file that changed how the session reads it: `SET search_path = …`. */
  readonly session: readonly string[];
  /** The SQL was generated: its line is that of the declaration it was generated from. */
  readonly isMade: boolean;
}

/**
 * The statements of a source that make a schema, in their order. Those that begin and end transactions are left out,
 * since each statement runs by itself; so are those that would change the server and not the database.
 */
export function readStatements(source: SqlSource): readonly ScratchStatement[] {
  const statements = readSources.get(source) ?? statementsOf(source);
  readSources.set(source, statements);
  return statements;
}

/** A source is read to be built, and again for what it declares. */
const readSources = new WeakMap<SqlSource, readonly ScratchStatement[]>();

function statementsOf({ file, sql, madeAt }: SqlSource): readonly ScratchStatement[] {
  const statements: ScratchStatement[] = [];
  let session: readonly string[] = [];
  for (const statement of splitStatements(withoutRestrict(sql), { file, line: 1 })) {
    const reach = statementReach(statement);
    if (reach === 'session') session = [...session, withoutLocal(statement.text)];
    if (reach === 'schema') {
      const isMade = madeAt !== undefined;
      statements.push({ ...statement, ...(isMade && { line: madeAt, column: 1 }), file, session, isMade });
    }
  }
  return statements;
}

/** pg_dump writes these two commands of psql since its security releases of 2025; they change nothing for a schema. */
function withoutRestrict(sql: string): string {
  return sql.replace(/^\\(?:un)?restrict [A-Za-z0-9]+[ \t]*$/gm, (line) => ' '.repeat(line.length));
}

/** Without a transaction around it, SET LOCAL would hold for nothing. */
function withoutLocal(statement: string): string {
  return statement.replace(/^SET\s+LOCAL\b/i, 'SET');
}
