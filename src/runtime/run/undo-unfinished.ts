import { callersTransaction } from '../../errors/run-errors.js';
import type { QualifiedName } from '../../schema/names.js';
import type { RevisionStep } from '../../script/step.js';
import type { JournalEntry } from '../journal/journal-entry.js';
import { journalNextTo } from '../journal/journal-table.js';
import { isSameRevision, lastOfEach } from '../journal/resumed-revisions.js';
import { refuseIfNotUndoable, undoRevision } from '../online/undo-revision.js';
import type { RunOptions } from '../run-options.js';
import type { StepSession } from './step-session.js';

/** The entries of revisions that an earlier run could not end, and of those the ones to undo. */
export class Unfinished {
  /** The entry of the last directive of each revision that this run may continue. */
  readonly resumed: readonly JournalEntry[];
  readonly #undone: readonly JournalEntry[];
  readonly #entries: readonly JournalEntry[];

  constructor(entries: readonly JournalEntry[], directions: RunOptions['undoes'] = []) {
    const last = lastOfEach(entries);
    this.#entries = entries;
    this.#undone = last.filter(({ direction }) => directions.includes(direction));
    this.resumed = last.filter(({ direction }) => !directions.includes(direction));
  }

  /** The revisions to undo. */
  get undone(): readonly string[] {
    return this.#undone.map(({ revision }) => revision);
  }

  /** What is to be undone, with the entries of each revision, that of its last directive first. */
  get toUndo(): readonly UndoneRevision[] {
    return this.#undone.map((last) => ({ step: stepToUndo(last), entries: this.#entriesOf(last) }));
  }

  async undo({ session, table, options, onStep }: UndoPlace): Promise<void> {
    if (this.#undone.length > 0 && session.isNested) throw callersTransaction('Steps are undone outside a transaction');
    const { allowDestructive = true, onOnlineStep } = options;
    for (const { entries } of this.toUndo) await refuseIfNotUndoable(session, entries);
    for (const { step, entries } of this.toUndo) {
      onStep(step);
      const isAllowed = allowDestructive === true || (allowDestructive || []).includes(step.revision.id);
      const place = { session, table: journalNextTo(table), onOnlineStep };
      await undoRevision({ ...place, entries, step, isGuarded: !isAllowed });
    }
  }

  #entriesOf(last: JournalEntry): readonly JournalEntry[] {
    return this.#entries.filter((entry) => isSameRevision(entry, last));
  }
}

export interface UndoneRevision {
  readonly step: RevisionStep;
  readonly entries: readonly JournalEntry[];
}

interface UndoPlace {
  readonly session: StepSession;
  readonly table: QualifiedName;
  readonly options: Pick<RunOptions, 'allowDestructive' | 'onOnlineStep'>;
  readonly onStep: (step: RevisionStep) => void;
}

/** For messages. The file may be gone, and isn't needed. */
function stepToUndo({ revision: id, direction }: JournalEntry): RevisionStep {
  return {
    direction: direction === 'upgrade' ? 'downgrade' : 'upgrade',
    revision: {
      id,
      downRevisions: [],
      branchLabels: [],
      dependsOn: [],
      transaction: true,
      message: '',
      doc: '',
      createDate: null,
      path: '',
      language: 'ts',
    },
    from: [id],
    to: [],
    versionChanges: [],
  };
}
