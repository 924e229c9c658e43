import { findClosestWord } from '../util/closest-word.js';
import type { LimbeckError } from './limbeck-error.js';
import { quoteList } from './quote-list.js';
import { revisionError } from './revision-errors.js';

export function selectorInvalid(selector: string, why: string): LimbeckError {
  return revisionError('SELECTOR_INVALID', {
    message: `"${selector}" does not select a revision: ${why}.`,
    hint: 'Write an id or its beginning, a branch label, head, heads or base, a step such as head-1 or +2, or branch@head.',
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
    message: `"${range}" is a range, but this takes one revision.`,
    hint: 'Name one revision. Only `history -r` and `--sql` take ranges.',
    data: { selector: range },
  });
}

const SYMBOLS = ['head', 'heads', 'base', 'current'];

/** @param branch where alone it was looked for; null is everywhere. */
export function unknownRevision(name: string, branch: string | null, labels: readonly string[] = []): LimbeckError {
  const where = branch === null ? '' : ` on the branch "${branch}"`;
  const closest = findClosestWord(name, [...SYMBOLS, ...labels]);
  return revisionError('UNKNOWN_REVISION', {
    message: `No revision id, id prefix or branch label${where} matches "${name}".`,
    hint: `${closest === null ? '' : `Did you mean \`${closest}\`? `}List the revisions with \`migrate history\`.`,
    data: { selector: name },
  });
}

export function ambiguousRevision(name: string, candidates: readonly string[]): LimbeckError {
  return revisionError('AMBIGUOUS_REVISION', {
    message: `"${name}" is the beginning of ${candidates.length} revision ids: ${quoteList(candidates)}.`,
    hint: 'Write more characters of the id.',
    data: { selector: name, candidates },
  });
}

export function unknownBranch(branch: string, labels: readonly string[]): LimbeckError {
  const known = labels.length === 0 ? 'No revision has a label.' : `The labels are ${quoteList(labels)}.`;
  return revisionError('UNKNOWN_BRANCH', {
    message: `There is no branch "${branch}". ${known}`,
    hint: 'Write a branch label, or any revision of the branch, before "@".',
    data: { branch, labels },
  });
}

export function notInBranch(id: string, branch: string): LimbeckError {
  return revisionError('NOT_IN_BRANCH', {
    message: `The revision "${id}" is not on the branch "${branch}": neither of them comes after the other.`,
    hint: 'Omit the branch, or name the branch of the revision.',
    data: { revision: id, branch },
  });
}

/** @param wanted what would select one of the heads: `head`, `branch@head`, or for a new revision `--head`. */
export function multipleHeads(selector: string, heads: readonly string[]): LimbeckError {
  return revisionError('MULTIPLE_HEADS', {
    message: `"${selector}" does not select one revision: there are ${heads.length} heads: ${quoteList(heads)}.`,
    hint: 'Name one of them, or a branch as in `label@head`. Use `heads` for all of them, or merge them with `migrate merge heads`.',
    data: { selector, heads },
  });
}

/** @param found how many steps there are, fewer than wanted. */
export function tooFewSteps(selector: string, wanted: number, found: number): LimbeckError {
  return revisionError('TOO_FEW_STEPS', {
    message: `"${selector}" asks for ${wanted} ${plural(wanted)}, but only ${found} ${found === 1 ? 'exists' : 'exist'}.`,
    hint: 'Use fewer steps, or `base` or `head` to go to the end.',
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
    hint: 'Choose one with `label@-1` or `revision-1`, or name the revision to go to.',
    data: { selector, current },
  });
}

export function branchNotApplied(selector: string, branch: string): LimbeckError {
  return revisionError('BRANCH_NOT_APPLIED', {
    message: `"${selector}" counts from the current revision of the branch "${branch}", but no revision of that branch is applied.`,
    hint: 'List the applied revisions with `migrate current`.',
    data: { selector, branch },
  });
}

export function historyRangeInvalid(range: string): LimbeckError {
  return revisionError('HISTORY_RANGE_INVALID', {
    message: `"${range}" is not a range of revisions.`,
    hint: 'Write [start]:[end], [start]: or :[end]. A relative start counts from the end, and a relative end from the start.',
    data: { range },
  });
}

export function notALine(range: string, start: readonly string[], end: readonly string[]): LimbeckError {
  return revisionError('NOT_A_LINE', {
    message: `"${range}" is not a range of one branch: ${names(end)} does not come after ${names(start)}.`,
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
