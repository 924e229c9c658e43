import type { CommentTarget, SetComment } from '../../../operations/comment-operations.js';

interface Commented {
  readonly comment: string | null;
}

/** COMMENT ON if the comments differ. A column's comment is altered with the column. */
export function commentChange(target: CommentTarget, found: Commented, wanted: Commented): readonly SetComment[] {
  return found.comment === wanted.comment
    ? []
    : [{ kind: 'setComment', target, comment: { from: found.comment, to: wanted.comment } }];
}
