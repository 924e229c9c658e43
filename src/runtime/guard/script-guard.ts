import { compileBackfill } from '../../ddl/compile-backfill.js';
import { destructionRefused, destructionUnknown } from '../../errors/destruction-errors.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import type { BulkInsert } from '../../operations/bulk-insert-operation.js';
import type { TypeChange } from '../../operations/column-operations.js';
import { findLoss } from '../../operations/data-loss.js';
import type { Operation } from '../../operations/operation.js';
import { formatName, type QualifiedName } from '../../schema/names.js';
import { typeSql } from '../../schema/types.js';
import { splitStatements } from '../../script/split-statements.js';
import type { RevisionStep } from '../../script/step.js';
import type { QueryResult } from '../../util/queryable.js';
import { noteOrigin } from '../run/failure-origin.js';
import type { StepSession } from '../run/step-session.js';
import { conversionLoss, isConversionOf } from './conversions.js';
import type { Guard, GuardedOperations, GuardedText } from './guard.js';
import { isHarmless } from './harmless-statement.js';
import { fillsOnlyNulls } from './updates.js';
import { wordsOf } from './words.js';

/** Judges the statements of a script by their text, since there is no database to ask. */
export class ScriptGuard implements Guard {
  readonly #session: StepSession;
  readonly #revision: string;

  constructor(session: StepSession, step: RevisionStep) {
    this.#session = session;
    this.#revision = step.revision.id;
  }

  async send<R>({ sql, parameters, origin }: GuardedText): Promise<QueryResult<R>> {
    const error = this.#judgeText(sql);
    if (error === null) return this.#session.send<R>(sql, origin, parameters);
    noteOrigin(error, { ...origin, statement: sql });
    throw error;
  }

  async carryOut({ operations, origin }: GuardedOperations, send: () => Promise<unknown>): Promise<void> {
    for (const operation of operations) {
      const error = this.#judge(operation);
      if (error === null) continue;
      noteOrigin(error, origin);
      throw error;
    }
    await send();
  }

  finish(): void {
    // What was refused is not in the script.
  }

  #judge(operation: Operation): LimbeckError | null {
    const loss = findLoss(operation);
    if (loss !== null) return destructionRefused([loss], this.#revision);
    const doubt = operation.kind === 'execute' ? null : doubtAbout(operation);
    if (doubt !== null) return destructionUnknown(`${doubt}, and --sql doesn't ask a database`, this.#revision);
    return operation.kind === 'execute' ? this.#judgeText(operation.sql) : null;
  }

  #judgeText(sql: string): LimbeckError | null {
    return isHarmlessText(sql)
      ? null
      : destructionUnknown("--sql doesn't ask a database, and this SQL may do anything", this.#revision);
  }
}

/** Whether the text alone shows that the statements destroy nothing. */
export function isHarmlessText(sql: string): boolean {
  return textsOf(sql).every((text) => isHarmless(wordsOf(text)));
}

/** One text if Limbeck can't split it into statements. */
function textsOf(sql: string): readonly string[] {
  try {
    return splitStatements(sql, { file: '', line: 1 }).map(({ text }) => text);
  } catch (error) {
    if (error instanceof LimbeckError) return [`do ${sql}`];
    throw error;
  }
}

/** What the operation may do besides what it says; null if nothing. */
export function doubtAbout(operation: Operation): string | null {
  switch (operation.kind) {
    case 'alterColumn': {
      const { table, column, type } = operation;
      return type === undefined ? null : doubtAboutType(`${formatName(table)}.${column}`, column, type);
    }
    case 'bulkInsert':
      return doubtAboutInsert(operation);
    case 'updateRows':
      return mayOverwrite(operation.table);
    case 'replaceEnum':
      return Object.keys(operation.mapping ?? {}).length > 0 ? 'values of the enum may become one' : null;
    case 'backfill':
      return doubtAboutBackfill(operation);
    case 'dropObject':
      if (operation.object.kind === 'extension') return 'an extension may have tables';
      return operation.cascade === true ? 'CASCADE drops what depends on it' : null;
    default:
      return null;
  }
}

function doubtAboutInsert({ table, onConflict = 'skip' }: BulkInsert): string | null {
  return onConflict === 'skip' ? null : mayOverwrite(table);
}

function doubtAboutBackfill(operation: Operation & { readonly kind: 'backfill' }): string | null {
  return compileBackfill(operation).every(fillsOnlyNulls) ? null : mayOverwrite(operation.table);
}

function mayOverwrite(table: QualifiedName): string {
  return `values of ${formatName(table)} may be overwritten`;
}

function doubtAboutType(shown: string, column: string, { from, to, using }: TypeChange): string | null {
  // Any type becomes text.
  const before = from ?? (typeSql(to) === 'text' ? to : null);
  if (before === null) return `only the database knows the type of ${shown}`;
  const place = { fixedTimeZone: false };
  const conversion = { shown, column, from: before, to, place };
  const isKnown = using === undefined || isConversionOf(wordsOf(using), conversion);
  return conversionLoss(conversion) ?? (isKnown ? null : `USING may change the values of ${shown}`);
}
