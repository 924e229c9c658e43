import { ExitStatus } from './exit-status.js';
import { LimbeckError } from './limbeck-error.js';
import { quoteList } from './quote-list.js';

/** A question, and the file that should have its answer. */
export interface OpenQuestion {
  readonly path: string;
  readonly drop: string;
  readonly renames: readonly string[];
}

/** @param why follows "because": the file is missing, or isn't JSON, or has another shape. */
export function initAnswersInvalid(path: string, why: string): LimbeckError {
  return new LimbeckError({
    code: 'ANSWERS_INVALID',
    message: `"${path}" has no answers: ${why}.`,
    hint: 'Write a JSON object such as { "models": "typescript", "database": "DATABASE_URL", "folder": "migrations" }.',
    exitStatus: ExitStatus.badRequest,
    place: { file: path },
  });
}

/** @param why follows "because": the file is missing, or isn't JSON, or has another shape. */
export function answersInvalid(path: string, why: string): LimbeckError {
  return new LimbeckError({
    code: 'ANSWERS_INVALID',
    message: `"${path}" has no answers: ${why}.`,
    hint: 'Write a JSON object such as { "drop column users.name": "rename column users.name to full_name" }, with null to drop.',
    exitStatus: ExitStatus.badRequest,
    place: { file: path },
  });
}

export function answerMissing({ path, drop, renames }: OpenQuestion): LimbeckError {
  return new LimbeckError({
    code: 'ANSWER_MISSING',
    message: `"${path}" has no answer for "${drop}", which may be a rename.`,
    hint: answersHint(drop, renames),
    exitStatus: ExitStatus.badRequest,
    data: { drop, renames },
    place: { file: path },
  });
}

export function answerUnknown({ path, drop, renames }: OpenQuestion, answer: string): LimbeckError {
  return new LimbeckError({
    code: 'ANSWERS_INVALID',
    message: `"${path}" answers "${drop}" with "${answer}", which is not one of the possible renames.`,
    hint: answersHint(drop, renames),
    exitStatus: ExitStatus.badRequest,
    data: { drop, renames },
    place: { file: path },
  });
}

function answersHint(drop: string, renames: readonly string[]): string {
  return `Add "${drop}" with one of ${quoteList(renames)}, or with null to drop.`;
}
