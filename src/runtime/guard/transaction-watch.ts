import { updateSingly } from '../../ddl/compile-row-changes.js';
import type { Operation } from '../../operations/operation.js';
import type { PutRowsBack } from '../../operations/row-operations.js';
import type { Queryable, QueryResult } from '../../util/queryable.js';
import type { DatabaseFacts, LockedFacts, RelationFacts } from './facts.js';
import { showRelation } from './facts.js';
import { readFacts, readLocked } from './facts-sql.js';
import { findLosses, type Sent } from './find-losses.js';
import type { GuardedOperations } from './guard.js';
import { isHarmless } from './harmless-statement.js';
import { predictLosses } from './predict-losses.js';
import { lossesOnReturn, type RowsSetAside, readAside, setAsideKey } from './rows-set-aside.js';
import { type Word, wordsOf } from './words.js';

const SAVEPOINT = 'limbeck_guard';

/** What came of some statements, and what they have lost. */
interface Watched<T> {
  readonly result: T;
  readonly losses: readonly string[];
  /** Why losses may have been missed. */
  readonly doubt: string | null;
}

/** What one revision does to the data that it found, statement by statement. */
export class TransactionWatch {
  /** What the revision has found. What it has made itself is its own to destroy. */
  #start: Map<string, RelationFacts> | null = null;
  /** What the last statement has left; null at the beginning of a transaction. */
  #now: DatabaseFacts | null = null;
  readonly #asides = new Map<string, RowsSetAside>();
  /** Dropped while their rows wait to be put back. */
  readonly #owed = new Map<string, RelationFacts>();

  /** To be called when a transaction, or a part of one, has ended. */
  forget(): void {
    this.#now = null;
  }

  /** What was dropped and not put back, each as `drops users`. */
  get owed(): readonly string[] {
    return [...this.#owed.values()].map((relation) => `drops ${showRelation(relation)}`);
  }

  /** Watches SQL of the user's: one statement. */
  async statement<T>(words: readonly Word[], ask: Queryable, send: () => Promise<T>): Promise<Watched<T>> {
    const before = await this.#read(ask);
    // A TRUNCATE leaves no trace if the same part of the transaction has rewritten the table.
    await ask.query(`SAVEPOINT ${SAVEPOINT}`);
    const result = await send();
    const after = await readLocked(ask, `RELEASE SAVEPOINT ${SAVEPOINT}`);
    const countsRows = (before.countsRows && after.countsRows) || isHarmless(words);
    return {
      result,
      losses: this.#lossesOf({ statements: [words], convertsSafely: false }, before, after),
      doubt: countsRows ? null : 'the server does not count deleted rows (track_counts is off)',
    };
  }

  /** Watches directives, which Limbeck knows more about. */
  async operations(
    { operations, statements }: GuardedOperations,
    ask: Queryable,
    send: () => Promise<readonly QueryResult<unknown>[]>,
  ): Promise<readonly string[]> {
    const before = await this.#read(ask);
    // Rewriting a large table in vain would take long.
    const foreseen = await predictLosses(operations, before, ask);
    if (foreseen.length > 0) return foreseen;
    const results = await send();
    const after = await readLocked(ask);
    const [operation] = operations;
    const lossesOnTheWay = operation?.kind === 'putRowsBack' ? this.#redeem(operation, results, after) : [];
    const sent = {
      statements: readable(operations, statements).map(wordsOf),
      convertsSafely: operations.every(({ kind }) => kind === 'replaceEnum'),
    };
    const losses = [...lossesOnTheWay, ...this.#lossesOf(sent, before, after)];
    await this.#rememberAside(operation, { before, after }, ask);
    return losses;
  }

  async #read(ask: Queryable): Promise<DatabaseFacts> {
    this.#now ??= await readFacts(ask);
    this.#start ??= new Map(this.#now.relations);
    return this.#now;
  }

  #lossesOf(sent: Sent, before: DatabaseFacts, after: LockedFacts): readonly string[] {
    this.#now = merge(before, after);
    const waiting = [...this.#asides.values()].flatMap(({ sources }) => sources.map(({ oid }) => oid));
    const relations = new Map(before.relations);
    for (const oid of waiting) {
      const relation = relations.get(oid);
      if (relation === undefined || after.relations.has(oid) || !after.exclusive.has(oid)) continue;
      this.#owed.set(oid, relation);
      relations.delete(oid);
    }
    return findLosses({ sent, start: this.#start ?? new Map(), before: { ...before, relations }, after });
  }

  async #rememberAside(
    operation: Operation | undefined,
    { before, after }: { readonly before: DatabaseFacts; readonly after: LockedFacts },
    ask: Queryable,
  ): Promise<void> {
    const aside = operation?.kind === 'setRowsAside' ? await readAside(operation, before, ask) : null;
    const copy = aside === null ? undefined : after.relations.get(aside.copyOid);
    if (aside === null || copy === undefined || operation?.kind !== 'setRowsAside') return;
    this.#asides.set(setAsideKey(operation), aside);
    // Until the rows are back, they exist nowhere else.
    this.#start?.set(copy.oid, copy);
  }

  /** @returns what does not come back of the rows that were set aside. */
  #redeem(operation: PutRowsBack, [first]: readonly QueryResult<unknown>[], after: LockedFacts): readonly string[] {
    const aside = this.#asides.get(setAsideKey(operation));
    if (aside === undefined) return [];
    this.#asides.delete(setAsideKey(operation));
    this.#start?.delete(aside.copyOid);
    for (const { oid } of aside.sources) this.#owed.delete(oid);
    const rows = operation.columns.length === 0 ? 0 : (first?.rowCount ?? null);
    return lossesOnReturn(operation, aside, { rows, now: after });
  }
}

function merge(before: DatabaseFacts, after: LockedFacts): DatabaseFacts {
  const relations = new Map([...before.relations, ...after.relations]);
  for (const oid of after.exclusive) if (!after.relations.has(oid)) relations.delete(oid);
  const { countsRows, fixedTimeZone } = after;
  return { countsRows, fixedTimeZone, relations };
}

/** The statements, except that updates in a block are read one by one. */
function readable(operations: readonly Operation[], statements: readonly string[]): readonly string[] {
  const [operation] = operations;
  return operation?.kind === 'updateRows' ? updateSingly(operation) : statements;
}
