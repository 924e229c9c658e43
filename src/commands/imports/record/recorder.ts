import type { Connection } from '../../../runtime/connection.js';
import { splitStatements } from '../../../script/split-statements.js';
import { type TransactionCommand, transactionCommand } from '../../../script/transaction-command.js';
import type { QueryResult, Row } from '../../../util/queryable.js';
import { sqlTokens } from '../../../util/sql-tokens.js';
import type { ForeignSection } from '../foreign-migration.js';
import { bindParameters } from './bind-parameters.js';
import { findRead } from './find-read.js';

/** What a migration sent. */
interface Sent {
  readonly sql: string;
  /** The first word, in capitals. */
  readonly command: string;
  readonly inTransaction: boolean;
}

/** Sends to a scratch database what code sends through a client, and records it. */
export class Recorder {
  readonly #connection: Connection;
  /** Whether a statement belongs to the tool's own table. */
  readonly #isOwn: (sql: string) => boolean;
  #sent: Sent[] = [];
  #doubt: string | null = null;
  #inTransaction = false;
  #hasTried = false;

  constructor(connection: Connection, isOwn: (sql: string) => boolean) {
    this.#connection = connection;
    this.#isOwn = isOwn;
  }

  async query(sql: string, values: readonly unknown[] = []): Promise<QueryResult<Row> & { readonly command: string }> {
    const text = bindParameters(sql, values);
    const statements = splitStatements(text, { file: 'the migration', line: 1 });
    const [command = ''] = statements.at(-1)?.words ?? [];
    const isOwn = this.#isOwn(text);
    const read = isOwn || statements.length !== 1 ? null : await findRead(this.#connection, text, command);
    this.#hasTried ||= !isOwn && statements.some(({ words }) => transactionCommand(words) === null);
    const result = await this.#connection.query(text);
    if (isOwn) return { ...result, command };
    const commands = statements.map(({ words }) => transactionCommand(words));
    if (read !== 'catalogs') this.#take({ sql: text, command }, commands);
    this.#judge(read, command, result.rows.length);
    return { ...result, command };
  }

  #take(sent: Omit<Sent, 'inTransaction'>, commands: readonly TransactionCommand[]): void {
    const own = commands.filter((command) => command !== null);
    // Code may begin and end transactions itself: then its other statements have one either way.
    const inTransaction = this.#inTransaction && own.length === 0;
    if (own.length < commands.length) this.#sent.push({ ...sent, inTransaction });
    for (const command of own) this.#inTransaction = command === 'begins';
  }

  #judge(read: 'rows' | 'catalogs' | null, command: string, rows: number): void {
    if (read === 'rows') this.#doubt = 'it reads rows of the database, so what it does depends on them';
    const returns = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(command) && rows > 0;
    if (returns) this.#doubt = `it uses what ${command} … RETURNING returns`;
  }

  /** What was recorded since the last call. */
  finish(): ForeignSection {
    const sent = withoutSavepoints(this.#sent);
    const section = {
      sql: sent.map(({ sql }) => withSemicolon(sql)).join('\n\n'),
      transaction: sent.every(({ inTransaction }) => inTransaction),
      doubt: this.#doubt,
    };
    this.#sent = [];
    this.#doubt = null;
    this.#hasTried = false;
    return section;
  }

  /** Ends a transaction that a failure left open. True if something was sent. */
  async reset(): Promise<boolean> {
    const hasTried = this.#hasTried;
    this.finish();
    if (this.#inTransaction) await this.#connection.query('ROLLBACK').catch(() => undefined);
    this.#inTransaction = false;
    return hasTried;
  }
}

/** Transactions inside the one of the migration, whose savepoints have a new name in every run, unless one was rolled back. */
function withoutSavepoints(sent: readonly Sent[]): readonly Sent[] {
  const isRolledBack = sent.some(({ command }) => command === 'ROLLBACK');
  return isRolledBack ? sent : sent.filter(({ command }) => command !== 'SAVEPOINT' && command !== 'RELEASE');
}

/** A comment at the end would hide the semicolon. */
function withSemicolon(sql: string): string {
  const text = sql.trim().replace(/(?:\s*;)+$/, '');
  const last = [...sqlTokens(text)].at(-1);
  return last?.kind === 'comment' && last.text.startsWith('--') ? `${text}\n;` : `${text};`;
}
