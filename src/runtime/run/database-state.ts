import type { Step } from '../../script/step.js';
import type { RunProgress } from './run-progress.js';

/** Where the database stands after a run that did not come to its end, in full sentences. */
export function describeState(progress: RunProgress, step: Step | null, commitInFlight: boolean): string {
  const { done, heads, partlyKept, headsWhenCommitted } = progress;
  const soFar = done.length === 0 ? '' : ` ${describeSteps(done)}.`;
  if (commitInFlight) {
    return `The commit was under way, so the database is ${at(heads)} or ${at(headsWhenCommitted)}; \`migrate current\` tells.`;
  }
  if (partlyKept && step !== null) {
    return `It is partly ${wordFor(step)}: what it did outside a transaction stays, and is not recorded.${soFar} The version table is ${at(heads)}.`;
  }
  if (done.length === 0) {
    return `Everything was rolled back and nothing was ${step === null ? 'done' : wordFor(step)}: the database is ${at(heads)}.`;
  }
  return `What was not committed was rolled back.${soFar} The database is ${at(heads)}.`;
}

/** The same for a program. */
export function stateAsData(progress: RunProgress, step: Step | null, commitInFlight: boolean) {
  return {
    done: progress.done.flatMap(idOf),
    failed: step === null ? null : (idOf(step)[0] ?? null),
    partlyApplied: progress.partlyKept,
    // Nobody knows while a commit is under way.
    heads: commitInFlight ? null : progress.heads,
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
  const ids = steps.flatMap(idOf);
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

function idOf({ revision }: Step): readonly string[] {
  return revision === null ? [] : [revision.id];
}
