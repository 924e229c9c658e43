import type { ErrorPlace, PostgresReport } from '../errors/limbeck-error.js';
import { interrupted } from '../errors/run-errors.js';
import { sqlTargetRefused } from '../errors/scratch-errors.js';
import { findPostgresReport } from '../runtime/postgres-report.js';
import { sameValue } from '../util/same-value.js';
import { textBefore } from '../util/text-before.js';
import { runInDatabase } from './run-in-database.js';
import type { Scratch } from './scratch.js';
import type { ScratchStatement } from './sql-source.js';

interface Refusal {
  readonly statement: ScratchStatement;
  readonly postgres: PostgresReport;
  readonly cause: unknown;
}

/** Takes note of a statement that PostgreSQL refuses in every order; the rest is built without it. */
export type OnRefused = (statement: ScratchStatement, reason: string) => void;

export interface BuildHooks {
  /** Called when nothing moves any more; may put something in, and says whether it did. */
  readonly onStuck: () => Promise<boolean>;
  /** Without it, a statement that is refused is an error. */
  readonly onRefused?: OnRefused | undefined;
}

/**
 * Runs the statements in any order that works: what is refused because something is missing is tried again once the
 * rest has run, until none is left.
 * @throws LimbeckError naming the first statement that is still refused
 */
export async function buildScratch(
  scratch: Scratch,
  statements: readonly ScratchStatement[],
  { onStuck, onRefused }: BuildHooks,
): Promise<void> {
  const runner = new StatementRunner(scratch, onRefused ?? null);
  // A statement that takes long is ended on the server, which is then told of at the end of the statement.
  const stop = () => void scratch.stop().catch(() => undefined);
  scratch.signal?.addEventListener('abort', stop);
  try {
    let open = statements;
    while (open.length > 0) {
      const refusals = await runner.runAll(open);
      const [first] = refusals;
      if (first !== undefined && refusals.length === open.length && !(await onStuck())) {
        if (onRefused === undefined) throw refused(first, refusals.length - 1);
        for (const { statement, postgres } of refusals) onRefused(statement, postgres.message);
        return;
      }
      open = refusals.map(({ statement }) => statement);
    }
  } finally {
    scratch.signal?.removeEventListener('abort', stop);
  }
}

class StatementRunner {
  readonly #scratch: Scratch;
  readonly #onRefused: OnRefused | null;
  /** What the session has been told since it was last as in the beginning, and by which file. */
  #session: { readonly file: string | null; readonly statements: readonly string[] } = { file: null, statements: [] };

  constructor(scratch: Scratch, onRefused: OnRefused | null) {
    this.#scratch = scratch;
    this.#onRefused = onRefused;
  }

  async runAll(statements: readonly ScratchStatement[]): Promise<readonly Refusal[]> {
    const refusals: Refusal[] = [];
    // A batch that is refused has run for nothing, so statements in no order are run one by one.
    let failures = 0;
    for (const batch of batchesOf(statements)) {
      this.#refuseAfterInterrupt();
      const isTried = batch.length > 1 && failures < MOST_FAILURES;
      if (isTried && (await this.#runTogether(batch))) continue;
      if (isTried) failures += 1;
      refusals.push(...(await this.#runEach(batch)));
    }
    return refusals;
  }

  async #runEach(statements: readonly ScratchStatement[]): Promise<readonly Refusal[]> {
    const refusals: Refusal[] = [];
    for (const statement of statements) {
      this.#refuseAfterInterrupt();
      const refusal = await this.#run(statement);
      this.#refuseAfterInterrupt();
      if (refusal?.postgres.sqlState === DUPLICATE_SCHEMA) continue;
      if (refusal === null) continue;
      if (saysMissing(refusal.postgres)) refusals.push(refusal);
      else if (this.#onRefused === null) throw refused(refusal, 0);
      else this.#onRefused(statement, refusal.postgres.message);
    }
    return refusals;
  }

  /** In one message, whose statements PostgreSQL runs in one transaction. Whether it took them all: otherwise none. */
  async #runTogether(statements: readonly ScratchStatement[]): Promise<boolean> {
    const [first] = statements;
    if (first === undefined) return true;
    try {
      await this.#setSession(first);
      // The last line of a statement may be a comment.
      await this.#scratch.run(statements.map(({ text }) => text).join('\n;\n'));
      return true;
    } catch (cause) {
      if (findPostgresReport(cause) === null) throw cause;
      return false;
    }
  }

  #refuseAfterInterrupt(): void {
    if (this.#scratch.signal?.aborted === true) throw interrupted('Interrupted. Nothing was changed.');
  }

  async #run(statement: ScratchStatement): Promise<Refusal | null> {
    try {
      await this.#setSession(statement);
      await (isBlock(statement) ? runInDatabase(this.#scratch, statement.text) : this.#scratch.run(statement.text));
      return null;
    } catch (cause) {
      const postgres = findPostgresReport(cause);
      if (postgres === null) throw cause;
      return { statement, postgres, cause };
    }
  }

  async #setSession({ file, session }: ScratchStatement): Promise<void> {
    const known = this.#session;
    const goesOn = known.file === file && known.statements.every((text, place) => session[place] === text);
    if (!goesOn) await this.#scratch.resetSession();
    for (const text of session.slice(goesOn ? known.statements.length : 0)) await this.#scratch.run(text);
    this.#session = { file, statements: session };
  }
}

/** So that one transaction does not need more locks than the server has room for. */
const BATCH = 100;
const MOST_FAILURES = 3;

/** Statements that follow each other, and are read by a session of the same settings. */
function batchesOf(statements: readonly ScratchStatement[]): readonly (readonly ScratchStatement[])[] {
  const batches: ScratchStatement[][] = [];
  for (const statement of statements) {
    const last = batches.at(-1);
    const [first] = last ?? [];
    if (last !== undefined && first !== undefined && last.length < BATCH && goTogether(first, statement)) {
      last.push(statement);
    } else {
      batches.push([statement]);
    }
  }
  return batches;
}

function goTogether(first: ScratchStatement, next: ScratchStatement): boolean {
  return first.file === next.file && sameValue(first.session, next.session) && !isBlock(first) && !isBlock(next);
}

/** Code that is run at once may do anything; a query too, by the functions that it calls. */
function isBlock({ words: [first = ''] }: ScratchStatement): boolean {
  return first === 'DO' || first === 'CALL' || first === 'SELECT' || first === 'WITH';
}

/** The default schema already exists, and a dump creates it. */
const DUPLICATE_SCHEMA = '42P06';

// Class 42 is "Syntax Error or Access Rule Violation" (manual: Appendix A, PostgreSQL Error Codes).
const NEVER_MENDED = /^42(?:601|501|P0[3-7]|701|710|712|723)$/;
const MISSING = /^(?:42|3F000|55000|55P04|22P02|23503|2BP01)/;

/** Could PostgreSQL accept the statement after another object is created or dropped? */
function saysMissing({ sqlState }: PostgresReport): boolean {
  return MISSING.test(sqlState) && !NEVER_MENDED.test(sqlState);
}

function refused({ statement, postgres, cause }: Refusal, others: number) {
  return sqlTargetRefused({ place: placeOf(statement, postgres), postgres, others, cause });
}

/** The line that PostgreSQL points to, where it points. */
function placeOf(statement: ScratchStatement, { position = 1 }: PostgresReport) {
  const { file, line, column, text, isMade } = statement;
  if (isMade) return { file, line, column, statement: text };
  const before = textBefore(text, position).split('\n');
  const last = before.at(-1) ?? '';
  const place = {
    file,
    line: line + before.length - 1,
    column: before.length === 1 ? column + last.length : last.length + 1,
    statement: text,
  };
  return place satisfies ErrorPlace;
}
