import type { LimbeckError } from './limbeck-error.js';
import { quoteList } from './quote-list.js';
import { revisionError } from './revision-errors.js';

/** @param onto null if there is no other head. */
export function nothingToRebase(revision: string, onto: string | null): LimbeckError {
  const why = onto === null ? 'there is no other head to put it on' : `it and "${onto}" are on one line already`;
  return revisionError('NOTHING_TO_REBASE', {
    message: `"${revision}" doesn't need a rebase: ${why}. Nothing was changed.`,
    hint: 'Compare the heads with `migrate graph`. Name the newest of the revisions to move, and `--onto` the revision to put them on.',
    data: { revision, onto },
  });
}

export function rebaseOntoNeeded(revision: string, heads: readonly string[]): LimbeckError {
  return revisionError('MULTIPLE_HEADS', {
    message: `"${revision}" can be put on any of these heads: ${quoteList(heads)}.`,
    hint: 'Name one with `--onto`.',
    data: { selector: revision, heads },
  });
}

/** Where a revision is applied. */
export interface AppliedPlace {
  /** The environment and the database, as the settings name them. */
  readonly name: string;
  readonly database: string;
  readonly revisions: readonly string[];
}

export function rebaseOfApplied(places: readonly AppliedPlace[]): LimbeckError {
  const found = places.map(({ name, database, revisions }) => `${quoteList(revisions)} in ${name} (${database})`);
  return revisionError('REBASE_OF_APPLIED', {
    message: `Some of the revisions are already applied: ${found.join('; ')}. Nothing was changed.`,
    hint: 'Undo them there with `migrate downgrade`. If others use that database, join the heads with `migrate merge heads` instead.',
    data: { places },
  });
}

/** A database is at a revision without a file, so what it has below is unknown. */
export function rebaseUnsure(name: string, database: string, unknown: readonly string[]): LimbeckError {
  return revisionError('REBASE_UNSURE', {
    message: `${name} (${database}) is at ${quoteList(unknown)}, which has no file, so Limbeck can't know whether it has the revisions to move. Nothing was changed.`,
    hint: 'Get the missing file, for example with `git pull`, or ask other databases only: `--env dev,staging`.',
    data: { name, database, unknown },
  });
}

export function downRevisionNotRewritten(path: string, revision: string): LimbeckError {
  return revisionError('DOWN_REVISION_NOT_REWRITTEN', {
    message: `The down revision of "${revision}" isn't written as a plain value in "${path}". Nothing was changed.`,
    hint: "Write it as one string, a list of strings, or null: `export const downRevision = '91c5d2aa03fe';`.",
    place: { file: path, revision },
  });
}
