import { compileBackfillBlock } from '../../ddl/compile-backfill.js';
import { quoteName } from '../../ddl/quote.js';
import { decide } from '../../online/decide.js';
import type { OnlineSettings } from '../../online/decision.js';
import type { Backfill, OnlineStep } from '../../online/step.js';
import type { Operation, OperationKind } from '../../operations/operation.js';
import type { DirectiveForms } from '../online/directive-forms.js';
import { isWatchedInTransaction } from '../online/online-directives.js';
import { type FailureOrigin, noteOrigin } from '../run/failure-origin.js';
import type { LocalSettings } from '../run/local-settings.js';
import type { StepSession } from '../run/step-session.js';
import type { ScriptTables } from './script-tables.js';

interface ScriptOnlineOptions {
  readonly session: StepSession;
  readonly tables: ScriptTables;
  /** Whether the settings forbid this revision to destroy data. */
  readonly isGuarded: boolean;
  /** That the revision has made. */
  readonly settings: LocalSettings;
}

/** The others have a form only if the database is asked about the table. */
const WRITTEN: ReadonlySet<OperationKind> = new Set([
  'createIndex',
  'dropIndex',
  'addConstraint',
  'validateConstraint',
  'alterColumn',
  'addColumn',
]);

/** Every table that existed before the script is assumed to be large. */
const ALWAYS: OnlineSettings = { online: true, onlineThreshold: 0 };

/** Writes the directives of a revision online into a script. */
export class ScriptOnline implements DirectiveForms {
  readonly #options: ScriptOnlineOptions;

  constructor(options: ScriptOnlineOptions) {
    this.#options = options;
  }

  async carryOut(operation: Operation, origin: FailureOrigin, beforeCommit: () => void): Promise<boolean> {
    const { session, isGuarded } = this.#options;
    const steps = this.#stepsOf(operation);
    if (steps === null || (isGuarded && isWatchedInTransaction(operation, steps))) return false;
    const wasInTransaction = session.inTransaction;
    try {
      beforeCommit();
      await session.commit();
      for (const step of steps) await this.#write(step, origin);
      if (wasInTransaction) await session.begin();
      return true;
    } catch (error) {
      noteOrigin(error, origin);
      throw error;
    }
  }

  /** A script drops indexes where its revisions do. */
  dropPostponed(): Promise<void> {
    return Promise.resolve();
  }

  /** Null if the operation is written as it is. */
  #stepsOf(operation: Operation): readonly OnlineStep[] | null {
    const { session, tables, settings } = this.#options;
    const facts = tables.next(operation);
    // Which partitions there are is for the database to say.
    if (!WRITTEN.has(operation.kind) || facts.tables[0]?.kind === 'partitioned') return null;
    const decision = decide(operation, facts, session.inTransaction ? settings.withLocal(ALWAYS) : ALWAYS);
    return decision.way === 'online' ? decision.steps : null;
  }

  async #write({ transaction, statements, backfill }: OnlineStep, origin: FailureOrigin): Promise<void> {
    const { session } = this.#options;
    if (backfill !== undefined) {
      await session.send(backfillText(backfill), origin);
      return;
    }
    if (transaction) await session.begin();
    for (const statement of statements) await session.send(statement, origin);
    if (transaction) await session.commit();
  }
}

/** Without a key to walk by, one UPDATE: it locks rows, and nobody waits who only reads. */
function backfillText({ key, ...backfill }: Backfill): string {
  const { table, set, where } = backfill;
  return key === null ? `UPDATE ${quoteName(table)} SET ${set} WHERE ${where}` : compileBackfillBlock(backfill, key);
}
