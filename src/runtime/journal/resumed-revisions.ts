import { journalNotTrusted, revisionUnfinished } from '../../errors/journal-errors.js';
import type { RevisionStep, Step } from '../../script/step.js';
import type { Connection } from '../connection.js';
import type { VersionTable } from '../version-table.js';
import type { JournalEntry } from './journal-entry.js';
import { journalNextTo, readJournal, readJournalRights } from './journal-table.js';
import { KeptDirectives } from './kept-directives.js';
import { type JournalPlace, RevisionJournal } from './revision-journal.js';

/** The entry of the last directive of each revision. */
export function lastOfEach(entries: readonly JournalEntry[]): readonly JournalEntry[] {
  return entries.filter((entry, place) => entries.findIndex((other) => isSameRevision(entry, other)) === place);
}

export function isSameRevision(one: JournalEntry, other: JournalEntry): boolean {
  return one.revision === other.revision && one.direction === other.direction;
}

/** The entries of revisions that an earlier run could not end, that of the last directive first; none without a journal. */
export async function readUnfinished(
  connection: Connection,
  { name, hasJournal }: Pick<VersionTable, 'name' | 'hasJournal'>,
): Promise<readonly JournalEntry[]> {
  return hasJournal ? readJournal(connection, journalNextTo(name)) : [];
}

/** A run carries out SQL that the journal names, and fires its triggers: it must be nobody else's. */
export async function refuseForeignJournal(
  connection: Connection,
  { name, hasJournal }: Pick<VersionTable, 'name' | 'hasJournal'>,
): Promise<void> {
  const rights = hasJournal ? await readJournalRights(connection, journalNextTo(name)) : null;
  if (rights !== null && (!rights.isOwnerTrusted || rights.writers !== null)) throw journalNotTrusted(rights);
}

/** The journal of each revision, next to the version table. */
export class RevisionJournals {
  readonly #place: JournalPlace;
  #resumed: readonly JournalEntry[];
  /** Of the last revision only: one of which a part is committed commits before the next begins. */
  #kept = { step: '', directives: new KeptDirectives() };

  /** @param resumed the entry of the last directive of each revision that may be continued */
  constructor({ name, hasJournal }: Pick<VersionTable, 'name' | 'hasJournal'>, resumed: readonly JournalEntry[]) {
    this.#place = { table: journalNextTo(name), exists: hasJournal };
    this.#resumed = resumed;
  }

  readonly of = (step: RevisionStep): RevisionJournal => {
    const name = `${step.direction} ${step.revision.id}`;
    if (this.#kept.step !== name) this.#kept = { step: name, directives: new KeptDirectives() };
    return new RevisionJournal(this.#place, step, {
      entry: this.#resumed.find((entry) => isOf(entry, step)) ?? null,
      kept: this.#kept.directives,
    });
  };

  /** To be called before this run carries out a part of a revision again. */
  async readAgain(connection: Connection): Promise<void> {
    const { table, exists } = this.#place;
    this.#resumed = exists ? lastOfEach(await readJournal(connection, table)) : [];
  }
}

/** Nothing else may run over a revision that is partly applied. */
export function refuseUnfinished(resumed: readonly JournalEntry[], steps: readonly Step[]): void {
  if (steps.length === 0) return;
  const left = resumed.find((entry) => !steps.some((step) => isOf(entry, step)));
  if (left !== undefined) throw revisionUnfinished(left);
}

function isOf({ revision, direction }: JournalEntry, step: Step): boolean {
  return step.revision?.id === revision && step.direction === direction;
}
