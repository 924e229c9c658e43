import type { LimbeckError } from './limbeck-error.js';
import { quoteList } from './quote-list.js';
import { revisionError } from './revision-errors.js';
import type { RevisionPlace } from './revision-graph-errors.js';

export function replacedFilesMissing(squash: RevisionPlace, missing: readonly string[]): LimbeckError {
  return revisionError('REPLACED_FILES_MISSING', {
    message: `The files of ${quoteList(missing)} are missing. The squash "${squash.id}" replaces these revisions, and a database between them needs their files.`,
    hint: 'Restore the files from Git, or upgrade that database with the version of your program from before the squash.',
    place: { file: squash.path, revision: squash.id },
    data: { missing },
  });
}

export function downRevisionReplaced(revision: RevisionPlace, down: string, squash: RevisionPlace): LimbeckError {
  return revisionError('DOWN_REVISION_REPLACED', {
    message: `"${revision.path}" comes after the revision "${down}", which the squash "${squash.id}" replaces.`,
    hint: `Put it on top: \`migrate rebase ${revision.id} --onto ${squash.id}\`.`,
    place: { file: revision.path, revision: revision.id },
    data: { down, squash: squash.id },
  });
}

/** @param why to follow the quoted range. */
export function squashImpossible(range: string, why: string, hint: string): LimbeckError {
  return revisionError('SQUASH_IMPOSSIBLE', {
    message: `Can't squash "${range}": ${why}. Nothing was changed.`,
    hint,
    data: { range },
  });
}

export function squashDiffers(range: string, differences: readonly string[]): LimbeckError {
  return revisionError('SQUASH_DIFFERS', {
    message: `The squash of "${range}" would not give what its revisions give: ${differences.slice(0, 3).join('; ')}. Nothing was changed.`,
    hint: 'Squash a shorter range. Please report it as a defect of Limbeck.',
    data: { range, differences },
  });
}

export function squashKeepsFiles(places: readonly { readonly name: string; readonly revisions: readonly string[] }[]) {
  const found = places.map(({ name, revisions }) => `${name} is at ${quoteList(revisions)}`);
  return revisionError('SQUASH_KEEPS_FILES', {
    message: `The files can't be deleted, because databases still need them: ${found.join('; ')}. Nothing was changed.`,
    hint: 'Upgrade these databases first, or squash without `--delete`.',
    data: { places },
  });
}
