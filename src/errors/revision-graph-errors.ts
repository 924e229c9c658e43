import type { LimbeckError } from './limbeck-error.js';
import { quoteList } from './quote-list.js';
import { revisionError } from './revision-errors.js';

/** A revision and the file that states it. */
export interface RevisionPlace {
  readonly id: string;
  readonly path: string;
}

export function duplicateRevision(first: RevisionPlace, second: RevisionPlace): LimbeckError {
  return revisionError('DUPLICATE_REVISION', {
    message: `Two files have the revision id "${first.id}": "${first.path}" and "${second.path}".`,
    hint: 'Delete one of them, or change the id of one, in the file and in every `downRevision` that has it.',
    place: { file: second.path, revision: first.id },
  });
}

export function downRevisionMissing(revision: RevisionPlace, missing: string): LimbeckError {
  return revisionError('DOWN_REVISION_MISSING', {
    message: `"${revision.path}" comes after the revision "${missing}", which has no file.`,
    hint: `Restore the file of "${missing}". If you removed older revisions on purpose, set downRevision to null.`,
    place: { file: revision.path, revision: revision.id },
    data: { missing },
  });
}

export function dependencyMissing(revision: RevisionPlace, missing: string): LimbeckError {
  return revisionError('DEPENDENCY_MISSING', {
    message: `"${revision.path}" depends on "${missing}", which is neither a revision nor a branch label of any file.`,
    hint: 'Write a whole revision id or a branch label in dependsOn.',
    place: { file: revision.path, revision: revision.id },
    data: { missing },
  });
}

/** @param cycle each comes after the next one, and the last one after the first. */
export function revisionCycle(cycle: readonly RevisionPlace[]): LimbeckError {
  return revisionError('REVISION_CYCLE', {
    message: describeCycle(cycle, 'comes after'),
    hint: 'Correct downRevision in one of these files, so that one revision is the first.',
    ...cycleDetails(cycle),
  });
}

/** @param cycle each needs the next one, and the last one the first. */
export function dependencyCycle(cycle: readonly RevisionPlace[]): LimbeckError {
  return revisionError('DEPENDENCY_CYCLE', {
    message: describeCycle(cycle, 'needs'),
    hint: 'Remove a dependency from dependsOn in one of these files.',
    ...cycleDetails(cycle),
  });
}

/** @param by what claims the label too; null is a revision that is yet to be written. */
export function branchLabelTaken(label: string, by: RevisionPlace | null, holder: RevisionPlace): LimbeckError {
  const where = by === null ? '' : ` of "${by.path}"`;
  const what = holder.id === label ? 'is the id of a revision' : `is already used by the revision "${holder.id}"`;
  return revisionError('BRANCH_LABEL_TAKEN', {
    message: `The branch label "${label}"${where} ${what}, in "${holder.path}".`,
    hint: 'Choose another label. A label or an id belongs to one revision.',
    place: by === null ? {} : { file: by.path, revision: by.id },
  });
}

function describeCycle(cycle: readonly RevisionPlace[], verb: string): string {
  const [first] = cycle;
  if (cycle.length === 1 && first !== undefined) {
    return `The revision "${first.id}" ${verb} itself: "${first.path}".`;
  }
  const ring = [...cycle, ...cycle.slice(0, 1)].map(({ id }) => `"${id}"`).join(` ${verb} `);
  return `These revisions form a cycle: ${ring}. Their files: ${quoteList(cycle.map(({ path }) => path))}.`;
}

function cycleDetails(cycle: readonly RevisionPlace[]): object {
  const [first] = cycle;
  const place = first === undefined ? {} : { place: { file: first.path, revision: first.id } };
  return { ...place, data: { revisions: cycle.map(({ id }) => id) } };
}
