import type { Step } from '../../script/step.js';
import type { OpenCommit } from './commit-sender.js';
import type { RunProgress } from './run-progress.js';

/** How a run ended that did not come to its end. */
export interface EndOfRun {
  readonly progress: RunProgress;
  readonly openCommit: OpenCommit | null;
  /** True if PostgreSQL said that it rolled back, or that it ended the session. */
  readonly isRolledBack: boolean;
}

/** The state of the database after that, in full sentences. */
export function describeState({ progress, openCommit, isRolledBack }: EndOfRun, step: Step | null): string {
  const { done, heads, partlyKept } = progress;
  const soFar = done.length === 0 ? '' : ` ${describeSteps(done)}.`;
  if (openCommit !== null) return `${describeOpenCommit(progress, openCommit)}${soFar}`;
  if (progress.kept === 'journaled' && step !== null) {
    return `It is partly ${wordFor(step)}, and the journal records how far.${soFar} The version table is ${at(heads)}.`;
  }
  if (partlyKept && step !== null) {
    return `It is partly ${wordFor(step)}: what it did outside a transaction stays, and is not recorded.${soFar} The version table is ${at(heads)}.`;
  }
  if (done.length === 0) {
    const word = step === null ? 'done' : wordFor(step);
    return isRolledBack
      ? `Everything was rolled back and nothing was ${word}: the database is ${at(heads)}.`
      : `Nothing was ${word}, and PostgreSQL rolls everything back once it notices: the database is ${at(heads)}.`;
  }
  const rest = isRolledBack ? 'What was not committed was rolled back' : 'PostgreSQL rolls back what was not committed';
  return `${rest}.${soFar} The database is ${at(heads)}.`;
}

function describeOpenCommit(
  { heads, headsWhenCommitted }: RunProgress,
  { outcome, transactionId }: OpenCommit,
): string {
  const id = transactionId === null ? '' : ` of transaction ${transactionId}`;
  const commit =
    outcome === 'in progress'
      ? `PostgreSQL is still working on the commit${id}`
      : `Nobody answered whether the commit${id} took place`;
  return heads.join() === headsWhenCommitted.join()
    ? `${commit}. The version table is ${at(heads)}, but part of the revision may be applied.`
    : `${commit}: the database is ${at(heads)} or ${at(headsWhenCommitted)}; \`migrate current\` shows which.`;
}

/** The same for a program. */
export function stateAsData({ progress, openCommit }: EndOfRun, step: Step | null) {
  return {
    done: idsOf(progress.done),
    failed: step === null ? null : (idOf(step)[0] ?? null),
    partlyApplied: progress.partlyKept,
    // Nobody knows while a commit is under way.
    heads: openCommit === null ? progress.heads : null,
  };
}

/** `Revision "4e1f" (add bio)`. */
export function nameStep({ direction, revision }: Step): string {
  if (revision === null) return 'The stamp';
  const message = revision.message === '' ? '' : ` (${revision.message})`;
  const prefix = direction === 'upgrade' ? '' : `The ${direction} of `;
  return `${prefix}${direction === 'upgrade' ? 'Revision' : 'revision'} "${revision.id}"${message}`;
}

const FEW = 5;

function describeSteps(steps: readonly Step[]): string {
  const ids = idsOf(steps);
  const word = steps[0] === undefined ? 'done' : wordFor(steps[0]);
  if (ids.length === 1) return `Revision ${ids[0]} is ${word}`;
  const named = ids.length > FEW ? `${ids[0]} to ${ids.at(-1)} (${ids.length})` : ids.join(', ');
  return `Revisions ${named} are ${word}`;
}

const WORDS = { upgrade: 'applied', downgrade: 'undone', stamp: 'stamped' } as const;

function wordFor({ direction }: Step): string {
  return WORDS[direction];
}

function at(heads: readonly string[]): string {
  return heads.length === 0 ? 'at base' : `at ${heads.join(', ')}`;
}

/** The revisions of the steps; a stamp that leads to base has none. */
export function idsOf(steps: readonly Step[]): readonly string[] {
  return steps.flatMap(idOf);
}

function idOf({ revision }: Step): readonly string[] {
  return revision === null ? [] : [revision.id];
}
