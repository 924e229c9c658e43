import { ExitStatus } from './exit-status.js';
import { LimbeckError } from './limbeck-error.js';

/** A revision whose file was edited after a part of it was committed. */
export function revisionChanged(revision: string, at: { readonly directive: number }): LimbeckError {
  return new LimbeckError({
    code: 'REVISION_CHANGED',
    message: `Revision "${revision}" is partly applied, and its first ${at.directive} directives are no longer those that were carried out.`,
    hint: 'Restore the file as it was, and run the command again. Or undo what was done, and begin again: `migrate upgrade --restart-revision`.',
    exitStatus: ExitStatus.badRequest,
  });
}

/** A revision that continues after an interruption, and reads what a statement before has returned. */
export function resumedWithoutRows(): string {
  return 'the revision continues after an interruption, and the statement was carried out before';
}

/** A revision that is partly applied, and can't be undone step by step. */
export function revisionNotUndoable(
  { revision, direction }: { readonly revision: string; readonly direction: string },
  what: string,
): LimbeckError {
  return new LimbeckError({
    code: 'REVISION_NOT_UNDOABLE',
    message: `The ${direction} of revision "${revision}" is partly done, and Limbeck doesn't know how to undo a part of it: ${what}. Nothing was undone.`,
    hint: `Run \`migrate ${direction}\` to continue it. Or undo it by hand, and record that with \`migrate stamp\`.`,
    exitStatus: ExitStatus.refused,
    data: { revision, part: what },
  });
}

/** A run that would do something else, although a revision is partly applied. */
export function revisionUnfinished(entry: {
  readonly revision: string;
  readonly direction: string;
  readonly done: number;
  readonly steps: readonly unknown[];
}): LimbeckError {
  const { revision, direction, done, steps } = entry;
  return new LimbeckError({
    code: 'REVISION_UNFINISHED',
    message: `The ${direction} of revision "${revision}" was interrupted in step ${done + 1} of ${steps.length}, and this command does not include it. Nothing was done.`,
    hint: `Run \`migrate ${direction} ${revision}\` to continue it. Or add \`--restart-revision\` to that, which undoes the part first.`,
    exitStatus: ExitStatus.refused,
  });
}

/** Somebody else could have written SQL into the journal, which a run would carry out. */
export function journalNotTrusted(rights: {
  readonly owner: string;
  readonly isOwnerTrusted: boolean;
  readonly writers: string | null;
}): LimbeckError {
  const { owner, isOwnerTrusted, writers } = rights;
  const why = isOwnerTrusted ? `${writers} may write to it` : `it belongs to the role ${owner}`;
  return new LimbeckError({
    code: 'JOURNAL_NOT_TRUSTED',
    message: `The table limbeck_journal can't be trusted, because ${why}. Nothing was done.`,
    hint: isOwnerTrusted
      ? 'Revoke their privileges on the table, check its rows, and run the command again.'
      : 'Run the command as that role if it is the one that runs revisions. Otherwise find out who created the table, and drop it.',
    exitStatus: ExitStatus.refused,
  });
}
