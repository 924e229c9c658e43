import type { LimbeckError } from './limbeck-error.js';
import { quoteList } from './quote-list.js';
import { revisionError } from './revision-errors.js';

export function selectorInvalid(selector: string, why: string): LimbeckError {
  return revisionError('SELECTOR_INVALID', {
    message: `"${selector}" does not select a revision: ${why}.`,
    hint: 'Write an id or the beginning of one, a branch label, head, heads or base; with a step such as head-1 or +2; or branch@head.',
    data: { selector },
  });
}

/** @param use the command that was given the selector. */
export function selectorNotHere(selector: string, use: string, hint: string): LimbeckError {
  return revisionError('SELECTOR_NOT_HERE', {
    message: `"${selector}" cannot be used to ${use}.`,
    hint,
    data: { selector },
  });
}

export function rangeNotAllowed(range: string): LimbeckError {
  return revisionError('RANGE_NOT_ALLOWED', {
    message: `"${range}" is a range, and one revision is wanted here.`,
    hint: 'Name the revision to go to. Ranges are for `history -r` and for --sql.',
    data: { selector: range },
  });
}

/** @param branch where alone it was looked for; null is everywhere. */
export function unknownRevision(name: string, branch: string | null): LimbeckError {
  const where = branch === null ? '' : ` on the branch "${branch}"`;
  return revisionError('UNKNOWN_REVISION', {
    message: `No revision${where} is called "${name}", begins so, or bears such a branch label.`,
    hint: 'List the revisions with `migrate history`.',
    data: { selector: name },
  });
}

export function ambiguousRevision(name: string, candidates: readonly string[]): LimbeckError {
  return revisionError('AMBIGUOUS_REVISION', {
    message: `"${name}" begins ${candidates.length} revisions: ${quoteList(candidates)}.`,
    hint: 'Write more of the id.',
    data: { selector: name, candidates },
  });
}

export function unknownBranch(branch: string, labels: readonly string[]): LimbeckError {
  const known = labels.length === 0 ? 'No revision bears a label.' : `The labels are ${quoteList(labels)}.`;
  return revisionError('UNKNOWN_BRANCH', {
    message: `There is no branch "${branch}". ${known}`,
    hint: 'Before "@" stands a branch label, or any revision of the branch.',
    data: { branch, labels },
  });
}

export function notInBranch(id: string, branch: string): LimbeckError {
  return revisionError('NOT_IN_BRANCH', {
    message: `The revision "${id}" is not on the branch "${branch}": neither comes after the other.`,
    hint: 'Leave the branch out, or name one that the revision is on.',
    data: { revision: id, branch },
  });
}

/** @param wanted what would select one of the heads: `head`, `branch@head`, or for a new revision `--head`. */
export function multipleHeads(selector: string, heads: readonly string[]): LimbeckError {
  return revisionError('MULTIPLE_HEADS', {
    message: `"${selector}" does not select one revision, for there are ${heads.length} heads: ${quoteList(heads)}.`,
    hint: 'Name one of them, or a branch as in `label@head`; `heads` means all of them; `migrate merge heads` joins them.',
    data: { selector, heads },
  });
}

/** @param found how many steps there are, fewer than wanted. */
export function tooFewSteps(selector: string, wanted: number, found: number): LimbeckError {
  return revisionError('TOO_FEW_STEPS', {
    message: `"${selector}" asks for ${wanted} ${plural(wanted)}, and there are only ${found}.`,
    hint: 'Ask for fewer steps, or use `base` or `head` to go to the end.',
    data: { selector, wanted, found },
  });
}

export function ambiguousWalk(selector: string, at: string, ways: readonly string[]): LimbeckError {
  return revisionError('AMBIGUOUS_WALK', {
    message: `"${selector}" can go more than one way from ${at}: to ${quoteList(ways)}.`,
    hint: 'Name the revision to go to, or a branch as in `label@+1`.',
    data: { selector, ways },
  });
}

/** Several rows of the version table could be the start of a relative step. */
export function ambiguousCurrent(selector: string, current: readonly string[]): LimbeckError {
  return revisionError('AMBIGUOUS_CURRENT', {
    message: `"${selector}" counts from the current revision, and the database is at ${current.length}: ${quoteList(current)}.`,
    hint: 'Say which one: `label@-1`, `revision-1`, or name the revision to go to.',
    data: { selector, current },
  });
}

export function branchNotApplied(selector: string, branch: string): LimbeckError {
  return revisionError('BRANCH_NOT_APPLIED', {
    message: `"${selector}" counts from the current revision of the branch "${branch}", of which nothing is applied.`,
    hint: 'See `migrate current` for what is applied.',
    data: { selector, branch },
  });
}

export function historyRangeInvalid(range: string): LimbeckError {
  return revisionError('HISTORY_RANGE_INVALID', {
    message: `"${range}" is not a range of revisions.`,
    hint: 'Write [start]:[end], [start]: or :[end]; a relative start counts from the end, and the other way round.',
    data: { range },
  });
}

export function notALine(range: string, start: readonly string[], end: readonly string[]): LimbeckError {
  return revisionError('NOT_A_LINE', {
    message: `"${range}" is not a stretch of one line: ${names(end)} does not come after ${names(start)}.`,
    hint: 'Write the older revision first, and take both from the same branch.',
    data: { range, start, end },
  });
}

function names(revisions: readonly string[]): string {
  return revisions.length === 0 ? 'base' : quoteList(revisions);
}

function plural(steps: number): string {
  return steps === 1 ? 'step' : 'steps';
}
