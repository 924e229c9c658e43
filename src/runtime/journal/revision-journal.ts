import { revisionChanged } from '../../errors/journal-errors.js';
import type { OnlineStep } from '../../online/step.js';
import type { QualifiedName } from '../../schema/names.js';
import type { RevisionStep } from '../../script/step.js';
import { sha256 } from '../../util/node-crypto.js';
import type { QueryResult } from '../../util/queryable.js';
import type { StepSession } from '../run/step-session.js';
import { type Directive, toCommitted } from './committed-directive.js';
import type { JournalEntry } from './journal-entry.js';
import { createJournal, finishEntries, insertEntry, updateEntry, updatePlace } from './journal-table.js';
import type { KeptDirectives, KeptPlace } from './kept-directives.js';

/** The table of the journal, and whether it was created, which all revisions of a run share. */
export interface JournalPlace {
  readonly table: QualifiedName;
  exists: boolean;
}

/** What became of a directive in an attempt before. */
export type DirectiveState = 'new' | 'done' | JournalEntry;

/** Where the attempt before came to. */
export interface Resumed {
  /** As the journal says; null if it has none. */
  readonly entry: JournalEntry | null;
  /** What this run knows in addition. */
  readonly kept: KeptDirectives;
}

/**
 * Counts the directives of one revision, so that a run that follows a run that was cut off skips what is committed, and
 * continues with the first step that is not done. The same for an attempt of a run that follows another one.
 */
export class RevisionJournal {
  readonly #place: JournalPlace;
  readonly #step: RevisionStep;
  readonly #resumed: JournalEntry | null;
  readonly #kept: KeptDirectives;
  /** Null if the attempt before has come no further than the journal says. */
  readonly #keptPlace: KeptPlace | null;
  /** Their fingerprint is computed if a journal needs it, which few revisions do. */
  readonly #directives: Directive[] = [];
  /** By number, those that ran as they are written since the last entry. */
  readonly #plain = new Map<number, Directive>();
  readonly #postponed = new Set<number>();
  /** Of the last entry. */
  #number: number;
  #isUsed: boolean;

  constructor(place: JournalPlace, step: RevisionStep, { entry, kept }: Resumed) {
    this.#place = place;
    this.#step = step;
    this.#resumed = entry;
    this.#kept = kept;
    const isFurther = kept.place !== null && kept.place.directives.length >= (entry?.directive ?? 0);
    this.#keptPlace = isFurther ? kept.place : null;
    this.#isUsed = entry !== null;
    this.#number = entry?.number ?? 0;
  }

  /** To be called for each directive, in their order, before it runs. */
  next(directive: Directive): DirectiveState {
    this.#directives.push(directive);
    const resumed = this.#resumed;
    const count = this.#directives.length;
    const kept = this.#keptPlace;
    if (kept !== null && count <= kept.directives.length) return this.#nextKept(kept, directive);
    if (this.#isNew(count)) {
      this.#plain.set(count, directive);
      return 'new';
    }
    if (resumed === null || count < resumed.directive) return 'done';
    if (this.#fingerprint() !== resumed.fingerprint) throw revisionChanged(this.#step.revision.id, resumed);
    return resumed;
  }

  #nextKept({ directives, plain }: KeptPlace, directive: Directive): 'done' {
    const count = this.#directives.length;
    if (plain.includes(count)) this.#plain.set(count, directive);
    if (count === directives.length && this.#fingerprint() !== fingerprintOf(directives))
      throw revisionChanged(this.#step.revision.id, { directive: count });
    return 'done';
  }

  /** To be called when everything so far is committed, and no entry says so. */
  isCommitted(): void {
    this.#kept.place = { directives: [...this.#directives], plain: [...this.#plain.keys()] };
  }

  /** Keeps the answer to the statement that was counted last, for another attempt. */
  remember(answer: QueryResult<unknown>): void {
    this.#kept.remember(this.#directives.length, answer);
  }

  /** What the statement that was counted last returned in the attempt before; null if this run does not know it. */
  answer<R>(): QueryResult<R> | null {
    return this.#kept.answerOf(this.#directives.length);
  }

  /** Whether {@link next} will say of the directive that follows that it is new. */
  get isNextNew(): boolean {
    return this.#isNew(this.#directives.length + 1);
  }

  #isNew(count: number): boolean {
    if (count <= (this.#keptPlace?.directives.length ?? 0)) return false;
    const resumed = this.#resumed;
    return resumed === null || count > resumed.directive || resumed.postponed.includes(count);
  }

  /** Whether the directive that was counted last was put off before the run was interrupted. */
  get wasPostponed(): boolean {
    return this.#resumed?.postponed.includes(this.#directives.length) === true;
  }

  /** Puts off the directive that was counted last. Returns its number, for {@link carriedOut}. */
  postpone(): number {
    const number = this.#directives.length;
    this.#plain.delete(number);
    this.#postponed.add(number);
    return number;
  }

  /** To be called before the entry of the directive that was counted last. */
  runsOnline(): void {
    this.#plain.delete(this.#directives.length);
  }

  /** To be called when what was put off has run as it is written. */
  ranLate(number: number): void {
    this.#postponed.delete(number);
    const directive = this.#directives[number - 1];
    if (directive !== undefined) this.#plain.set(number, directive);
  }

  /** To be called before the entry that carries out what was put off. */
  carriedOut(number: number): void {
    this.#postponed.delete(number);
  }

  #fingerprint(): string {
    return fingerprintOf(this.#directives);
  }

  /** To be called when the revision ends: one that was shortened has not come to what is done. */
  refuseIfShort(): void {
    const directive = Math.max(this.#resumed?.directive ?? 0, this.#keptPlace?.directives.length ?? 0);
    if (this.#directives.length < directive) throw revisionChanged(this.#step.revision.id, { directive });
  }

  /** Writes into the transaction that commits what came before the directive. */
  begin(session: StepSession, steps: readonly OnlineStep[]): JournalEntry {
    const { revision, direction } = this.#step;
    const entry = {
      revision: revision.id,
      direction,
      directive: this.#directives.length,
      fingerprint: this.#fingerprint(),
      number: this.#number + 1,
      before: [...this.#plain.values()].map(toCommitted),
      steps,
      done: 0,
      place: null,
      postponed: [...this.#postponed],
    };
    const create = this.#place.exists ? [] : createJournal(this.#place.table);
    for (const statement of create) session.post({ statement, origin: { step: this.#step } });
    session.post({ statement: insertEntry(this.#place.table, entry), origin: { step: this.#step } });
    this.#isUsed = true;
    this.#number += 1;
    this.#plain.clear();
    return entry;
  }

  /** To be called when the transaction with an entry is committed. */
  hasBegun(): void {
    this.#place.exists = true;
  }

  /** Writes into the transaction of a step, or after it. */
  stepDone(session: StepSession, entry: JournalEntry, done: number): void {
    session.post({
      statement: updateEntry(this.#place.table, { ...entry, postponed: [...this.#postponed] }, done),
      origin: { step: this.#step },
    });
  }

  /** Writes into the transaction of a batch. */
  batchDone(session: StepSession, entry: JournalEntry, place: readonly string[]): void {
    session.post({ statement: updatePlace(this.#place.table, entry, place), origin: { step: this.#step } });
  }

  /** Writes into the transaction that records the revision. */
  finish(session: StepSession): void {
    if (!this.#isUsed) return;
    const { revision, direction } = this.#step;
    const statement = finishEntries(this.#place.table, { revision: revision.id, direction });
    session.post({ statement, origin: { step: this.#step } });
  }
}

function fingerprintOf(directives: readonly Directive[]): string {
  return sha256(directives.map((directive) => `${asText(directive)}\n`).join(''));
}

/** Big numbers and functions have no JSON; a function is a name to compare. */
function asText(directive: Directive): string {
  return JSON.stringify(directive, (_, value: unknown) =>
    typeof value === 'bigint' || typeof value === 'function' ? String(value) : value,
  );
}
